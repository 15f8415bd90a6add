// Land, water and recognised borders: what lies under the claims.
"use strict";

(function () {
  var STYLES = {
    land: { fill: true, fillColor: "#f7f5f0", fillOpacity: 1, stroke: false },
    lakes: { fill: true, fillColor: "#cfdfe8", fillOpacity: 1, stroke: false },
    rivers: { fill: false, color: "#b3cbd9", weight: 1 },
    regions: { fill: false, color: "#8b8f94", weight: 0.7, opacity: 0.8 },
    borders: { fill: false, color: "#666b71", weight: 1.4, opacity: 0.9 }
  };
  var PANES = { land: "gm-land", lakes: "gm-lakes", rivers: "gm-water", regions: "gm-regions", borders: "gm-borders" };

  function draw(name, shape, group) {
    var style = Object.assign({ pane: PANES[name], interactive: false, smoothFactor: 1.2 }, STYLES[name]);
    var path = shape.t === "area" ? L.polygon(geomap.decode(shape), style) : L.polyline(geomap.decode(shape), style);
    group.addLayer(path);
  }

  // Draws the base into the map; lines of borders and regions go into their own group, which can be hidden.
  geomap.drawBase = function (map, base, borders) {
    ["far", "near"].forEach(function (part) {
      Object.keys(base[part] || {}).forEach(function (name) {
        var line = name === "borders" || name === "regions";
        draw(name, base[part][name], line ? borders : map);
      });
    });
  };
})();
