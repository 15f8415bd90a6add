// Small helpers that everything else uses. All text is written with textContent; nothing here or elsewhere in the
// page's script makes markup out of a string.
"use strict";

var geomap = {};

(function () {
  var SVG_NS = "http://www.w3.org/2000/svg";

  // The JSON in a data island of the page.
  geomap.island = function (id) {
    return JSON.parse(document.getElementById(id).textContent);
  };

  // An element with a class, a text and children.
  geomap.el = function (tag, className, text, children) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined && text !== null) element.textContent = text;
    (children || []).forEach(function (child) {
      if (child) element.appendChild(child);
    });
    return element;
  };

  // The same for text that came from outside: set apart, so that right-to-left marks in it stay in it.
  geomap.quoted = function (tag, className, text) {
    var element = geomap.el(tag, className, text);
    element.dir = "auto";
    return element;
  };

  geomap.svg = function (tag, attributes, parent) {
    var element = document.createElementNS(SVG_NS, tag);
    Object.keys(attributes || {}).forEach(function (name) {
      element.setAttribute(name, attributes[name]);
    });
    if (parent) parent.appendChild(element);
    return element;
  };

  // Fill the fields of a string in one pass, so that braces in a value stay what they are.
  geomap.fill = function (template, values) {
    return template.replace(/\{([a-z_]+)\}/g, function (field, name) {
      return Object.prototype.hasOwnProperty.call(values, name) ? String(values[name]) : field;
    });
  };

  // Latitudes and longitudes from the polyline form (see shapes.py).
  geomap.decodeLine = function (text, digits) {
    var scale = Math.pow(10, digits);
    var points = [];
    var at = 0;
    var latitude = 0;
    var longitude = 0;
    function next() {
      var result = 0;
      var shift = 0;
      var bits;
      do {
        bits = text.charCodeAt(at++) - 63;
        result += (bits & 0x1f) * Math.pow(2, shift);
        shift += 5;
      } while (bits >= 0x20);
      return result % 2 ? -(result + 1) / 2 : result / 2;
    }
    while (at < text.length) {
      latitude += next();
      longitude += next();
      points.push([latitude / scale, longitude / scale]);
    }
    return points;
  };

  // Leaflet's nested arrays for an encoded geometry.
  geomap.decode = function (shape) {
    return shape.p.map(function (part) {
      return Array.isArray(part)
        ? part.map(function (ring) {
            return geomap.decodeLine(ring, shape.d);
          })
        : geomap.decodeLine(part, shape.d);
    });
  };

  // Whole days between a calendar date (YYYY-MM-DD) and the reader's today; the only use of a clock in the page.
  geomap.daysSince = function (day) {
    var parts = day.split("-").map(Number);
    var now = new Date();
    var today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    return Math.round((today - Date.UTC(parts[0], parts[1] - 1, parts[2])) / 86400000);
  };
})();
