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

  // Write a text where it is not there yet: writing the same again would have the browser lay it out again.
  geomap.say = function (element, text) {
    if (element.textContent !== text) element.textContent = text;
  };

  // An element for text that came from outside: set apart, so that right-to-left marks in it stay in it.
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

  // Calendar days without a clock or a time zone: a day's number, and back. (Howard Hinnant's civil calendar.)
  geomap.dayNumber = function (day) {
    var parts = day.split("-").map(Number);
    var year = parts[1] > 2 ? parts[0] : parts[0] - 1;
    var era = Math.floor(year / 400);
    var ofEra = year - era * 400;
    var ofYear = Math.floor((153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5) + parts[2] - 1;
    return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
  };

  geomap.dayParts = function (number) {
    var era = Math.floor(number / 146097);
    var ofEra = number - era * 146097;
    var year = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
    var ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
    var month = Math.floor((5 * ofYear + 2) / 153);
    var day = ofYear - Math.floor((153 * month + 2) / 5) + 1;
    month = month < 10 ? month + 3 : month - 9;
    return [year + era * 400 + (month <= 2 ? 1 : 0), month, day];
  };

  // Whole days between a calendar date (YYYY-MM-DD) and the reader's today; the only use of a clock in the page.
  geomap.daysSince = function (day) {
    var parts = day.split("-").map(Number);
    var now = new Date();
    var today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    return Math.round((today - Date.UTC(parts[0], parts[1] - 1, parts[2])) / 86400000);
  };
})();
