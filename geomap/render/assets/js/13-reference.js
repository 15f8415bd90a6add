// The reference layer: the settlements that Ukraine's official list has as occupied on the day shown. It is one side's
// list; nothing else on the page rests on it.
"use strict";

(function () {
  var ARMS_PX = [1.8, 3.2]; // far out and near: a country has thousands of them
  var NEAR_ZOOM = 8;
  var COLOUR = "#6b4e00";

  // Many small crosses as one path, so that a page bears thousands of them.
  var Crosses = L.Polyline.extend({
    _updatePath: function () {
      var bounds = this._renderer._bounds;
      var arm = ARMS_PX[this._map.getZoom() < NEAR_ZOOM ? 0 : 1];
      var d = "";
      this._rings.forEach(function (points) {
        points.forEach(function (point) {
          if (!bounds.contains(point)) return;
          d += "M" + (point.x - arm) + "," + point.y + "h" + 2 * arm + "m" + -arm + "," + -arm + "v" + 2 * arm;
        });
      });
      this._renderer._setPath(this, d || "M0 0");
    }
  });

  geomap.crossSwatch = function () {
    var svg = geomap.svg("svg", { width: 48, height: 22, viewBox: "0 0 48 22", class: "gm-swatch", "aria-hidden": "true" });
    [[14, 8], [24, 14], [34, 8]].forEach(function (at) {
      geomap.svg("path", { d: "M" + (at[0] - 3) + "," + at[1] + "h6m-3,-3v6", stroke: COLOUR, "stroke-width": 1.5, fill: "none" }, svg);
    });
    return svg;
  };

  geomap.drawReference = function (state, group) {
    var reference = state.data.reference;
    if (!reference) return;
    var points = reference.groups.map(function (each) {
      return geomap.decodeLine(each[2], reference.digits);
    });
    var path = new Crosses([], {
      pane: "gm-reference",
      color: COLOUR,
      weight: 1.2,
      opacity: 0.8,
      fill: false,
      interactive: false,
      noClip: true,
      smoothFactor: 0
    });
    group.addLayer(path);
    var drawn = null;
    state.referenceCount = 0;
    state.onChange(function () {
      var numbers = reference.groups.map(function (each, number) {
        return number;
      }).filter(function (number) {
        var each = reference.groups[number];
        return each[0] <= state.day && state.day < each[1];
      });
      state.referenceCount = numbers.reduce(function (sum, number) {
        return sum + points[number].length;
      }, 0);
      var key = numbers.join();
      if (!state.isShown("reference") || key === drawn) return;
      drawn = key;
      path.setLatLngs(numbers.map(function (number) {
        return points[number];
      }));
    });
  };
})();
