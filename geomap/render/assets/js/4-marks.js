// Puts the marks of the data island on the map: each is a group of paths in its pane, in its layer.
"use strict";

(function () {
  var state;

  function part(symbol, latlng, strength, shift, pane, interactive) {
    return new geomap.SymbolPart(latlng, {
      pane: pane,
      radius: 16,
      d: symbol.d,
      shift: shift,
      fill: symbol.fill !== "none",
      fillColor: symbol.fill,
      fillOpacity: symbol.fill === "#ffffff" ? 1 : strength,
      stroke: symbol.width > 0,
      color: symbol.stroke || "#ffffff",
      opacity: symbol.stroke === "#ffffff" ? 1 : strength,
      weight: symbol.width,
      dashArray: symbol.dash || null,
      lineCap: "butt",
      interactive: interactive,
      bubblingMouseEvents: false
    });
  }

  function symbolParts(parts, latlng, strength, shift) {
    return parts.map(function (symbol, number) {
      return part(symbol, latlng, strength, shift, "gm-points", number < 2);
    });
  }

  // Signs beside a point go round it, from the upper right.
  function besideShift(slot) {
    return [[15, -13], [15, 13], [-15, -13], [-15, 13]][slot % 4];
  }

  function strokes(mark, party, latlngs, closed, pane) {
    return geomap.edge(mark.sign, { colour: party.colour, planned: mark.planned, denied: mark.denied, slot: mark.slot }).map(function (stroke) {
      var options = {
        pane: pane,
        fill: false,
        color: stroke.stroke,
        opacity: mark.strength,
        weight: stroke.width,
        dashArray: stroke.dash || null,
        lineCap: "butt",
        lineJoin: stroke.dash ? "bevel" : "round",
        smoothFactor: stroke.smooth || 1,
        noClip: true,
        interactive: false
      };
      if (!closed) return L.polyline(latlngs, options);
      if (stroke.side) {
        // Teeth follow the drift of a jagged edge, not each of its turns.
        options.smoothFactor = 5;
        options.side = stroke.side;
        return new geomap.EdgePart(latlngs, options);
      }
      return L.polygon(latlngs, options);
    });
  }

  function area(mark, place, party) {
    var latlngs = place.latlngs;
    var pane = mark.where === "inset" ? "gm-legal" : "gm-areas";
    var fill = geomap.fillFor(mark.texture, party, mark.sides.map(geomap.party));
    var paths = [
      L.polygon(latlngs, {
        pane: pane,
        stroke: false,
        fillColor: fill.fill,
        fillOpacity: fill.opacity * mark.strength,
        noClip: true,
        // An inset border leaves the area to the mark below it, where there is one.
        interactive: mark.where !== "inset" || !place.filled,
        bubblingMouseEvents: false
      })
    ].concat(strokes(mark, party, mark.inset ? state.insets[mark.inset] : latlngs, true, pane));
    if (mark.denied) paths = paths.concat(symbolAt(mark, party, place.label));
    return paths;
  }

  function line(mark, place, party) {
    var paths = [
      L.polyline(place.latlngs, { pane: "gm-lines", color: "#ffffff", opacity: 0.85, weight: 8, noClip: true, bubblingMouseEvents: false })
    ];
    var edge = geomap.edge(mark.sign === "sovereignty" ? "control" : mark.sign, {
      colour: party.colour,
      planned: mark.planned || mark.sign === "sovereignty",
      denied: mark.denied
    });
    edge.forEach(function (stroke) {
      paths.push(
        L.polyline(place.latlngs, {
          pane: "gm-lines",
          color: stroke.stroke,
          opacity: mark.strength,
          weight: stroke.side ? 11 : stroke.width + (stroke.stroke === "#ffffff" ? 0 : 1.2),
          dashArray: stroke.dash || null,
          lineCap: "butt",
          noClip: true,
          interactive: false
        })
      );
    });
    if (mark.denied) paths = paths.concat(symbolAt(mark, party, place.label));
    return paths;
  }

  function unknown(mark, place, party) {
    var fill = geomap.fillFor(mark.texture, party, mark.sides.map(geomap.party));
    return [
      L.circleMarker(place.label, {
        pane: mark.where === "inset" ? "gm-legal" : "gm-areas",
        radius: 38 - (mark.where === "inset" ? 7 * (mark.slot + 1) : 0),
        fillColor: fill.fill,
        fillOpacity: fill.opacity * mark.strength,
        color: party.colour,
        opacity: mark.strength,
        weight: 1.8,
        dashArray: "6 5",
        bubblingMouseEvents: false
      })
    ];
  }

  function symbolAt(mark, party, latlng, shift) {
    var parts = geomap.symbol(mark.sign, {
      colour: party.colour,
      planned: mark.planned,
      denied: mark.denied,
      sides: mark.texture === "stripes" ? mark.sides.map(geomap.party) : null,
      radius: mark.where === "beside" ? 6.5 : 8
    });
    return symbolParts(parts, latlng, mark.strength, shift || [0, 0]);
  }

  function northmost(latlngs) {
    var best = null;
    (function walk(item) {
      if (typeof item[0] === "number") {
        if (!best || item[0] > best[0]) best = item;
      } else item.forEach(walk);
    })(latlngs);
    return best;
  }

  function paths(mark, place, party) {
    if (mark.where === "approach") {
      var at = place.form === "area" || place.form === "line" ? northmost(place.latlngs) : place.label;
      var slot = place.form === "point" ? mark.slot : 2;
      var arc = geomap.arc({ colour: party.colour, slot: slot, planned: mark.planned, denied: mark.denied });
      return symbolParts(arc, at, mark.strength, [0, place.form === "point" ? 0 : 8 - 7 * mark.slot]);
    }
    if (place.form === "area") return area(mark, place, party);
    if (place.form === "line") return line(mark, place, party);
    if (place.form === "unknown") return unknown(mark, place, party);
    if (place.form === "label") return [];
    return symbolAt(mark, party, place.label, mark.where === "beside" ? besideShift(mark.slot) : [0, 0]);
  }

  // Make a mark's first path a control that a keyboard reaches, once for each place and layer group.
  function makeFocusable(path, placeIndex) {
    var element = path.getElement();
    if (!element || element.hasAttribute("tabindex")) return;
    var place = state.data.places[placeIndex];
    element.classList.add("gm-mark");
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", place.aria);
    element.setAttribute("data-place", String(placeIndex));
    element.addEventListener("keydown", function (event) {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        state.open(placeIndex, null, element);
      }
    });
  }

  // How far, in pixels, the signs of a point reach to its left and right; labels keep clear of them.
  function reach(mark, place) {
    if (!place.reach) place.reach = [10, 10];
    var beside = mark.where === "beside" || mark.where === "approach";
    if (!beside) return;
    var far = mark.where === "beside" ? 24 : 18;
    var left = mark.where === "beside" ? mark.slot % 4 > 1 : mark.slot % 4 === 1;
    var up = mark.where === "approach" && mark.slot % 4 > 1;
    if (!up) place.reach[left ? 0 : 1] = Math.max(place.reach[left ? 0 : 1], far);
  }

  // Build one Leaflet group for each layer; returns them by the layer's key.
  geomap.drawMarks = function (given) {
    state = given;
    var groups = {};
    state.data.marks.forEach(function (mark) {
      var place = state.data.places[mark.group];
      if (mark.texture) place.filled = true;
      reach(mark, place);
      if (mark.where === "main") place.main = true;
      if (mark.where === "main" && mark.form !== "point") place.filled = true;
    });
    state.data.marks.forEach(function (mark) {
      var place = state.data.places[mark.group];
      var key = String(mark.layer);
      var group = groups[key] || (groups[key] = L.featureGroup());
      var last = null;
      paths(mark, place, geomap.party(mark.party)).forEach(function (path) {
        group.addLayer(path);
        if (!path.options.interactive) return;
        path.on("click", function (event) {
          state.open(mark.group, event.latlng, null);
        });
        last = path;
      });
      // One stop of the keyboard for each place: the body of its main sign, or a border in law that stands alone.
      if (last && (mark.where === "main" || !place.main)) {
        place.main = true;
        last.on("add", makeFocusable.bind(null, last, mark.group));
      }
    });
    return groups;
  };
})();
