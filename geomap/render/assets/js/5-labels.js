// Labels: what is said, written on the map itself, as far as it fits; the name alone where it does not.
"use strict";

(function () {
  var el = geomap.el;
  var GAP = 3;
  var NARROW_PX = 720; // where the styles make labels smaller
  var REPUBLIC_DEG = 0.9;
  var POINT_LINES_ZOOM = 8.2; // below, a town's label is its name: the sign says the rest

  function overlaps(a, b) {
    return a.left < b.right + GAP && a.right > b.left - GAP && a.top < b.bottom + GAP && a.bottom > b.top - GAP;
  }

  function within(rect, frame) {
    return rect.left >= frame.left && rect.top >= frame.top && rect.right <= frame.right && rect.bottom <= frame.bottom;
  }

  // Where a label may go, as shifts of its box's middle from the place, best first.
  function shifts(form, width, height, reach) {
    if (form === "point") {
      var right = width / 2 + reach[1] + 3;
      var left = -width / 2 - reach[0] - 3;
      var y = height / 2 + 13;
      var sides = reach[1] > reach[0] ? [[left, 0], [right, 0]] : [[right, 0], [left, 0]];
      return sides.concat([[0, -y], [0, y], [right, -y + 8], [right, y - 8], [left, -y + 8], [left, y - 8]]);
    }
    if (form === "line") return [[width / 2 + 10, 0], [-width / 2 - 10, 0], [width / 2 + 10, 30], [width / 2 + 10, -30], [-width / 2 - 10, 30], [-width / 2 - 10, -30]];
    if (form === "country") return [[0, 0]];
    return [
      [0, 0], [0, -8], [0, 8], [0, -16], [0, 16], [14, 0], [-14, 0], [0, -32], [0, 32], [26, 0], [-26, 0], [26, -24], [-26, -24], [26, 24], [-26, 24],
      [0, -50], [0, 50], [52, 0], [-52, 0], [0, -70], [0, 70], [40, 70], [-40, 70], [40, -70], [-40, -70], [0, 92], [0, -92]
    ];
  }

  // An area's label stays well inside the area, a republic's near its spot: further off it would label something else.
  function near(form, room, shift) {
    var share = form === "label" ? [0.5, 0.5] : [0.28, 0.3];
    var reach = room ? [room.width * share[0], room.height * share[1]] : [Infinity, Infinity];
    return Math.abs(shift[0]) <= reach[0] && Math.abs(shift[1]) <= reach[1];
  }

  function make(label, pane) {
    var element = geomap.el("div", "gm-label gm-label-" + label.form);
    // The inner element has the ground, so that it hugs each line of the text.
    element.appendChild(el("b", "", null, [geomap.quoted("i", "", label.name)]));
    pane.appendChild(element);
    label.element = element;
    label.sizes = {};
    write(label, label.lines);
  }

  // Give a label its lines, those that its place's signs say on the day shown.
  function write(label, lines) {
    var text = lines.join("\n");
    if (label.text === text) return;
    label.text = text;
    label.lines = lines;
    (label.nodes || []).forEach(function (node) {
      node.remove();
    });
    label.nodes = lines.map(function (line) {
      var node = el("span", "", null, [geomap.quoted("i", "", line)]);
      label.element.appendChild(node);
      return node;
    });
    label.shown = null;
  }

  function sizeKey(label, variant) {
    return variant + " " + (variant === "name" ? "" : label.text);
  }

  // Have a label show all its lines ("full"), its name alone, or nothing (null).
  function show(label, variant, width) {
    if (label.shown === variant + width) return;
    label.shown = variant + width;
    label.element.hidden = !variant;
    if (!variant) return;
    label.nodes.forEach(function (node) {
      node.hidden = variant === "name";
    });
    label.element.classList.toggle("gm-label-name", variant === "name");
    label.element.style.width = width;
  }

  // Asking the browser for sizes is what makes a slider slow: each text is measured once, and all new ones together.
  function measure(labels, variant) {
    var fresh = labels.filter(function (label) {
      return !label.sizes[sizeKey(label, variant)];
    });
    fresh.forEach(function (label) {
      show(label, variant, "");
    });
    // A wrapped text is narrower than its box: make the box as wide as its widest line.
    var widths = fresh.map(function (label) {
      var width = 0;
      label.element.querySelectorAll("i").forEach(function (line) {
        width = Math.max(width, line.getBoundingClientRect().width);
      });
      return Math.ceil(width) + 1 + "px";
    });
    fresh.forEach(function (label, number) {
      show(label, variant, widths[number]);
    });
    fresh.forEach(function (label, number) {
      var size = { width: label.element.offsetWidth, height: label.element.offsetHeight, box: widths[number] };
      label.sizes[sizeKey(label, variant)] = size;
    });
  }

  function extent(map, place) {
    if (place.form !== "area" || !place.bounds) return null;
    var low = map.latLngToLayerPoint(place.bounds[0]);
    var high = map.latLngToLayerPoint(place.bounds[1]);
    return { width: Math.abs(high.x - low.x), height: Math.abs(high.y - low.y) };
  }

  // The room that a republic's label has: it has no area, so about that of a region.
  function around(map, at) {
    var low = map.latLngToLayerPoint([at[0] - REPUBLIC_DEG, at[1] - REPUBLIC_DEG]);
    var high = map.latLngToLayerPoint([at[0] + REPUBLIC_DEG, at[1] + REPUBLIC_DEG]);
    return { width: Math.abs(high.x - low.x), height: Math.abs(high.y - low.y) };
  }

  // Draws the labels of all places and countries; the returned function lays them out again.
  geomap.drawLabels = function (state) {
    var map = state.map;
    var pane = map.getPane("gm-labels");
    var order = { area: 0, unknown: 0, point: 1, line: 2, label: 3 };
    var labels = state.data.places
      .map(function (place, index) {
        return { place: place, index: index, form: place.form, name: place.name, lines: [], at: place.label };
      })
      .filter(function (label) {
        return label.at && label.form !== "list";
      })
      .sort(function (a, b) {
        return order[a.form] - order[b.form] || a.index - b.index;
      });
    state.base.names.forEach(function (name) {
      labels.push({ place: {}, form: "country", name: name[0], lines: [], anchors: name[1] });
    });
    labels.forEach(function (label) {
      make(label, pane);
    });

    // The variants of a label to try, the best first.
    function variants(label) {
      if (label.form === "country") return ["full"];
      return (label.form === "point" || label.form === "line") && map.getZoom() < POINT_LINES_ZOOM ? ["name"] : ["full", "name"];
    }

    var narrow = null;
    function layout() {
      var size = map.getSize();
      state.spread();
      if (narrow !== size.x < NARROW_PX) {
        narrow = size.x < NARROW_PX;
        labels.forEach(function (label) {
          label.sizes = {};
        });
      }
      labels.forEach(function (label) {
        if (label.form !== "country") write(label, state.lines(label.index));
      });
      var shift = map.layerPointToContainerPoint([0, 0]);
      var frame = { left: 2 - shift.x, top: 2 - shift.y, right: size.x - 2 - shift.x, bottom: size.y - 2 - shift.y };
      var taken = labels
        .filter(function (label) {
          return label.form === "point" && label.lines.length;
        })
        .map(function (label) {
          var at = spotOf(label, label.at);
          var reach = label.place.reach || [10, 10];
          return { left: at.x - reach[0], right: at.x + reach[1], top: at.y - 10, bottom: at.y + 10 };
        });
      taken = taken.concat(symbols(), controls());
      var wanted = labels.filter(function (label) {
        label.spots = label.form !== "country" && !label.lines.length ? [] : spots(label, frame);
        if (!label.spots.length) show(label, null, "");
        return label.spots.length;
      });
      ["full", "name"].forEach(function (variant) {
        measure(wanted.filter(function (label) {
          return variants(label).indexOf(variant) >= 0;
        }), variant);
      });
      wanted.forEach(function (label) {
        // A country has many anchors, of which the first in view that is free is taken; a place has one.
        var placed = label.spots.some(function (at) {
          return placeAt(label, at, taken, frame);
        });
        if (!placed) show(label, null, "");
      });
    }

    // Where an anchor is on the screen, or where the sign of its place has been moved to.
    function spotOf(label, anchor) {
      var at = map.latLngToLayerPoint(anchor);
      return label.place.fan ? at.add(label.place.fan) : at;
    }

    // The anchors of a label that are in view.
    function spots(label, frame) {
      return (label.anchors || [label.at])
        .map(spotOf.bind(null, label))
        .filter(function (at) {
          return at.x >= frame.left && at.x <= frame.right && at.y >= frame.top && at.y <= frame.bottom;
        });
    }

    // Symbols inside areas, which no label may hide.
    function symbols() {
      var found = [];
      labels.forEach(function (label) {
        label.symbols = false;
        (label.place.marks || []).forEach(function (number) {
          var mark = state.data.marks[number];
          var badge = mark.where === "badge";
          if (!badge && !(mark.denied && mark.where === "main" && mark.form !== "point")) return;
          var at = map.latLngToLayerPoint(label.at);
          var x = at.x + (badge ? geomap.badgeShift(mark.slot)[0] : 0);
          label.symbols = true;
          found.push({ left: x - 11, right: x + 11, top: at.y - 11, bottom: at.y + 11 });
        });
      });
      return found;
    }

    // What lies over the map in its corners, where no label may hide.
    function controls() {
      var frame = map.getContainer().getBoundingClientRect();
      var shift = map.layerPointToContainerPoint([0, 0]);
      var found = map.getContainer().querySelectorAll(".leaflet-control");
      return Array.prototype.map.call(found, function (element) {
        var box = element.getBoundingClientRect();
        var left = box.left - frame.left - shift.x;
        var top = box.top - frame.top - shift.y;
        return { left: left, top: top, right: left + box.width, bottom: top + box.height };
      });
    }

    function placeAt(label, at, taken, frame) {
      var room = label.form === "label" ? around(map, label.at) : extent(map, label.place);
      return variants(label).some(function (variant) {
        var box = label.sizes[sizeKey(label, variant)];
        var tooBig = label.form === "area" && room && variant === "full" && (box.width > room.width * 0.92 || box.height > room.height * 0.6);
        if (tooBig) return false;
        // Right below or above the symbols inside an area, else as without them.
        var beside = label.symbols ? [[0, box.height / 2 + 15], [0, -box.height / 2 - 15]] : [];
        var usual = shifts(label.form, box.width, box.height, label.place.reach || [10, 10]).filter(near.bind(null, label.form, room));
        return beside
          .concat(usual)
          .some(function (shift) {
            var x = at.x + shift[0];
            var y = at.y + shift[1];
            var rect = { left: x - box.width / 2, right: x + box.width / 2, top: y - box.height / 2, bottom: y + box.height / 2 };
            if (!within(rect, frame) || taken.some(overlaps.bind(null, rect))) return false;
            taken.push(rect);
            show(label, variant, box.box);
            L.DomUtil.setPosition(label.element, L.point(Math.round(rect.left), Math.round(rect.top)));
            return true;
          });
      });
    }

    map.on("zoomend moveend viewreset resize", layout);
    return layout;
  };
})();
