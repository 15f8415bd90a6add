// Puts the marks of the data island on the map: each is a group of paths in its pane, in its layer.
"use strict";

(function () {
  var state;

  function part(symbol, place, latlng, strength, shift, pane, interactive) {
    return new geomap.SymbolPart(latlng, {
      pane: pane,
      radius: 60, // with all that a sign may be moved by, for it to be drawn at the edge of the view
      place: place,
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

  function symbolParts(parts, place, latlng, strength, shift) {
    return parts.map(function (symbol, number) {
      return part(symbol, place, latlng, strength, shift, "gm-points", number < 2);
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
        interactive: true,
        bubblingMouseEvents: false
      })
    ].concat(strokes(mark, party, mark.inset ? state.insets[mark.inset] : latlngs, true, pane));
    if (mark.denied) paths = paths.concat(symbolAt(mark, party, place));
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
    if (mark.denied) paths = paths.concat(symbolAt(mark, party, place));
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

  function symbolAt(mark, party, place, shift) {
    var parts = geomap.symbol(mark.sign, {
      colour: party.colour,
      planned: mark.planned,
      denied: mark.denied,
      sides: mark.texture === "stripes" ? mark.sides.map(geomap.party) : null,
      radius: mark.where === "beside" || mark.where === "badge" ? 6.5 : 8
    });
    return symbolParts(parts, place, place.label, mark.strength, shift || [0, 0]);
  }

  var BADGE_PX = 23;

  // Symbols inside an area stand in a row through the middle of its widest part.
  geomap.badgeShift = function (slot) {
    return [(slot % 2 ? 1 : -1) * Math.ceil(slot / 2) * BADGE_PX, 0];
  };

  // What else is said of an area beside its main sign: a symbol on a plate, which no town has. Its edge shows only
  // while the main sign does not.
  function badge(mark, place, party) {
    var shift = geomap.badgeShift(mark.slot);
    var plate = {
      d: function (x, y) {
        return "M" + (x - 8) + "," + (y - 11) + "h16a3,3 0 0,1 3,3v16a3,3 0 0,1 -3,3h-16a3,3 0 0,1 -3,-3v-16a3,3 0 0,1 3,-3z";
      },
      fill: "#ffffff",
      stroke: "#8b8f94",
      width: 1
    };
    var edges = place.form === "area" ? strokes(mark, party, place.latlngs, true, "gm-areas") : [];
    edges.forEach(function (path) {
      path.gmAlone = true;
    });
    return edges.concat([part(plate, place, place.label, 1, shift, "gm-points", true)], symbolAt(mark, party, place, shift));
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
      return symbolParts(arc, place, at, mark.strength, [0, place.form === "point" ? 0 : 8 - 7 * mark.slot]);
    }
    if (mark.where === "badge") return badge(mark, place, party);
    if (place.form === "area") return area(mark, place, party);
    if (place.form === "line") return line(mark, place, party);
    if (place.form === "unknown") return unknown(mark, place, party);
    if (place.form === "label") return [];
    return symbolAt(mark, party, place, mark.where === "beside" ? besideShift(mark.slot) : [0, 0]);
  }

  // Make one path of a place a control that a keyboard reaches; its name says what the place's signs say.
  function makeFocusable(element, placeIndex) {
    var words = state.describe(placeIndex);
    if (element.getAttribute("aria-label") !== words) element.setAttribute("aria-label", words);
    if (element.classList.contains("gm-mark")) return;
    element.classList.add("gm-mark");
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.setAttribute("data-place", String(placeIndex));
    if (element.gmReady) return;
    element.gmReady = true;
    element.addEventListener("keydown", function (event) {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        state.open(placeIndex, null, element);
      }
    });
    element.addEventListener("focus", function () {
      state.light(placeIndex, true);
    });
    element.addEventListener("blur", function () {
      state.light(null);
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

  function fade(mark) {
    var last = state.data.statements[mark.statement].last;
    if (last === null || state.day === null) return state.data.fadeUndated;
    var age = Math.max(0, state.day - last);
    return state.data.fade[Math.min(age, state.data.fade.length - 1)];
  }

  function build(mark) {
    var place = state.data.places[mark.group];
    mark.paths = paths(mark, place, geomap.party(mark.party));
    mark.paths.forEach(function (path) {
      path.full = [path.options.fillOpacity / mark.strength, path.options.opacity / mark.strength];
      if (!path.options.interactive) return;
      path.on("click", function (event) {
        state.open(mark.group, event.latlng, null);
      });
      path.on("mouseover", function () {
        state.light(mark.group, true);
      });
      path.on("mouseout", function () {
        state.light(null);
      });
    });
    mark.built = mark.strength;
  }

  // White parts of a symbol stay white; all else fades with its statement.
  function setStrength(mark) {
    if (mark.built === mark.strength) return;
    mark.paths.forEach(function (path) {
      // Leaflet's setStyle would write a dozen attributes of each path, at each step of the slider.
      var options = path.options;
      var element = path.getElement();
      if (options.fill && options.fillColor !== "#ffffff") {
        options.fillOpacity = path.full[0] * mark.strength;
        if (element) element.setAttribute("fill-opacity", options.fillOpacity);
      }
      if (options.stroke && options.color !== "#ffffff") {
        options.opacity = path.full[1] * mark.strength;
        if (element) element.setAttribute("stroke-opacity", options.opacity);
      }
    });
    mark.built = mark.strength;
  }

  // Puts the marks of these numbers on the map and takes off all others. Paths are made when they are first needed,
  // and kept.
  geomap.drawMarks = function (given) {
    state = given;
    var shown = [];

    return function (numbers) {
      var marks = state.data.marks;
      var wanted = {};
      numbers.forEach(function (number) {
        wanted[number] = true;
      });
      shown.forEach(function (number) {
        if (wanted[number]) return;
        marks[number].paths.forEach(function (path) {
          state.parent(marks[number].layer).removeLayer(path);
        });
      });
      var before = {};
      shown.forEach(function (number) {
        before[number] = true;
      });
      state.data.places.forEach(function (place) {
        place.reach = place.filled = place.main = null;
      });
      numbers.forEach(function (number) {
        var mark = marks[number];
        var place = state.data.places[mark.group];
        reach(mark, place);
        if (mark.where === "main") place.main = true;
        if (mark.where === "main" && mark.form !== "point") place.filled = true;
      });
      var added = false;
      numbers.forEach(function (number) {
        var mark = marks[number];
        mark.strength = fade(mark);
        if (!mark.paths) build(mark);
        setStrength(mark);
        if (before[number]) return;
        mark.paths.forEach(function (path) {
          state.parent(mark.layer).addLayer(path);
        });
        added = true;
      });
      var stops = {};
      var last = new Map();
      numbers.forEach(function (number) {
        var mark = marks[number];
        var place = state.data.places[mark.group];
        mark.paths.forEach(function (path) {
          var element = path.getElement();
          if (!element) return;
          if (path.gmAlone) element.style.display = place.main ? "none" : "";
          // A new path comes to lie over all others: put those of a pane that are out of order in their place.
          if (added) {
            var parent = element.parentNode;
            var after = last.has(parent) ? last.get(parent).nextSibling : parent.firstChild;
            if (after !== element) parent.insertBefore(element, after);
            last.set(parent, element);
          }
          if (!path.options.interactive) return;
          // A border in law leaves its area to the mark below, where there is one.
          element.classList.toggle("gm-through", mark.where === "inset" && Boolean(place.filled));
          // One stop of the keyboard for each place: the body of its main sign, or a border in law that stands alone.
          if (mark.where === "main" || !place.main) stops[mark.group] = element;
        });
      });
      state.map.getPane("mapPane").querySelectorAll(".gm-mark").forEach(function (element) {
        if (stops[element.getAttribute("data-place")] === element) return;
        element.classList.remove("gm-mark");
        ["tabindex", "role", "aria-label"].forEach(function (name) {
          element.removeAttribute(name);
        });
      });
      Object.keys(stops).forEach(function (index) {
        makeFocusable(stops[index], Number(index));
      });
      shown = numbers;
    };
  };
})();
