// Land, water and recognised borders: what lies under the claims.
"use strict";

(function () {
  var STYLES = {
    land: { fill: true, fillColor: "#f7f5f0", fillOpacity: 1, stroke: false },
    lakes: { fill: true, fillColor: "#cfdfe8", fillOpacity: 1, stroke: false },
    rivers: { fill: false, color: "#b3cbd9", weight: 1 },
    regions: { fill: false, color: "#8b8f94", weight: 0.7, opacity: 0.8 },
    borders: { fill: false, color: "#666b71", weight: 1.4, opacity: 0.9 },
    disputed: { fill: false, color: "#666b71", weight: 1.4, opacity: 0.9, dashArray: "5 4", lineCap: "butt" }
  };
  var PANES = { land: "gm-land", lakes: "gm-lakes", rivers: "gm-water", regions: "gm-regions", borders: "gm-borders", disputed: "gm-borders" };

  function draw(name, shape, group) {
    var style = Object.assign({ pane: PANES[name], interactive: false, smoothFactor: 1.2 }, STYLES[name]);
    var path = shape.t === "area" ? L.polygon(geomap.decode(shape), style) : L.polyline(geomap.decode(shape), style);
    group.addLayer(path);
  }

  // Draws the base into the map; lines of borders and regions go into their own group, which can be hidden.
  geomap.drawBase = function (map, base, borders) {
    ["far", "near"].forEach(function (part) {
      Object.keys(base[part] || {}).forEach(function (name) {
        var line = name === "borders" || name === "regions" || name === "disputed";
        draw(name, base[part][name], line ? borders : map);
      });
    });
  };
})();

// The ring or outline that lights a place, on the map and in the list, from whichever of the two the reader points at.
(function () {
  geomap.lighting = function (state) {
    var halo = null;
    var lit = null;
    var INK = { pane: "gm-points", color: "#111417", weight: 3.5, opacity: 1, fill: false, interactive: false, noClip: true };

    function shape(place) {
      if (place.form === "area") return L.polygon(place.latlngs, INK);
      if (place.form === "line") return L.polyline(place.latlngs, INK);
      if (!place.label || place.form === "list") return null;
      var radius = place.form === "unknown" ? 40 : 17;
      return new geomap.SymbolPart(place.label, Object.assign({}, INK, { radius: 60, weight: 2.5, place: place, d: function (x, y) {
        return geomap.circle(x, y, radius);
      } }));
    }

    // Light one place, or none; the row in the list is brought into view only if it was the map that was pointed at.
    state.light = function (index, fromMap) {
      if (index === lit) return;
      if (halo) halo.remove();
      halo = null;
      var row = lit === null ? null : document.getElementById("gm-place-" + lit);
      if (row) row.classList.remove("gm-lit");
      lit = index;
      if (index === null) return;
      row = document.getElementById("gm-place-" + index);
      if (row) row.classList.add("gm-lit");
      if (row && fromMap && !state.isPhone()) row.scrollIntoView({ block: "nearest" });
      halo = shape(state.data.places[index]);
      if (halo) halo.addTo(state.map);
    };
  };
})();
