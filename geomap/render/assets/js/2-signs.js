// The signs: hatches, symbols of points, edges of areas. The map and the legend draw with the same functions.
"use strict";

(function () {
  var defs;
  var made = {};
  var count = 0;

  geomap.INK = "#1f2328";

  function definitions() {
    if (!defs) {
      // Not display:none, or the patterns in it are not painted.
      var holder = geomap.svg("svg", { width: 0, height: 0, "aria-hidden": "true", class: "gm-defs" }, document.body);
      defs = geomap.svg("defs", {}, holder);
    }
    return defs;
  }

  function pattern(key, size, slant, draw) {
    if (!made[key]) {
      var id = "gm-pattern-" + ++count;
      var element = geomap.svg(
        "pattern",
        {
          id: id,
          width: size,
          height: size,
          patternUnits: "userSpaceOnUse",
          patternTransform: "rotate(" + slant + ")"
        },
        definitions()
      );
      draw(element);
      made[key] = "url(#" + id + ")";
    }
    return made[key];
  }

  // A light hatch in a party's hue and slant: some of the area, or it is not said how much.
  geomap.hatch = function (party) {
    return pattern("hatch " + party.colour + party.slant, 8, party.slant, function (element) {
      geomap.svg("rect", { width: 8, height: 8, fill: party.colour, "fill-opacity": 0.14 }, element);
      geomap.svg("rect", { width: 1.8, height: 8, fill: party.colour, "fill-opacity": 0.6 }, element);
    });
  };

  // Stripes of two hues, broad and even: speakers disagree, and nothing else.
  geomap.stripes = function (first, second, width) {
    var size = 2 * (width || 10);
    return pattern("stripes " + first.colour + second.colour + size, size, 45, function (element) {
      var half = { width: size / 2, height: size, "fill-opacity": width ? 1 : 0.6 };
      geomap.svg("rect", Object.assign({ fill: first.colour }, half), element);
      geomap.svg("rect", Object.assign({ x: size / 2, fill: second.colour }, half), element);
    });
  };

  geomap.fillFor = function (texture, party, sides) {
    if (texture === "hatch") return { fill: geomap.hatch(party), opacity: 1 };
    if (texture === "solid") return { fill: party.colour, opacity: 0.5 };
    if (texture === "stripes") return { fill: geomap.stripes(sides[0], sides[1]), opacity: 1 };
    return { fill: "#ffffff", opacity: 0 };
  };

  // --- symbols of points ----------------------------------------------------------------------------------------

  function circle(x, y, r) {
    return "M" + (x - r) + "," + y + "a" + r + "," + r + " 0 1,0 " + 2 * r + ",0a" + r + "," + r + " 0 1,0 " + -2 * r + ",0z";
  }

  geomap.circle = circle;

  function polygon(x, y, points) {
    return (
      "M" +
      points
        .map(function (point) {
          return (x + point[0]).toFixed(2) + "," + (y + point[1]).toFixed(2);
        })
        .join("L") +
      "z"
    );
  }

  function star(x, y, outer, inner) {
    var points = [];
    for (var step = 0; step < 16; step++) {
      var radius = step % 2 ? inner : outer;
      var angle = (Math.PI * step) / 8 - Math.PI / 2;
      points.push([radius * Math.cos(angle), radius * Math.sin(angle)]);
    }
    return polygon(x, y, points);
  }

  function arrow(x, y, size, down) {
    var sign = down ? -1 : 1;
    return polygon(x, y, [
      [0, -size * sign],
      [size * 0.95, size * 0.62 * sign],
      [-size * 0.95, size * 0.62 * sign]
    ]);
  }

  function cross(x, y, size) {
    var thick = size * 0.32;
    var arm = [
      [size, thick],
      [thick, thick],
      [thick, size],
      [-thick, size],
      [-thick, thick],
      [-size, thick],
      [-size, -thick],
      [-thick, -thick],
      [-thick, -size],
      [thick, -size],
      [thick, -thick],
      [size, -thick]
    ];
    return polygon(
      x,
      y,
      arm.map(function (point) {
        return [(point[0] - point[1]) * Math.SQRT1_2, (point[0] + point[1]) * Math.SQRT1_2];
      })
    );
  }

  function square(x, y, r) {
    return polygon(x, y, [
      [-r, -r],
      [r, -r],
      [r, r],
      [-r, r]
    ]);
  }

  function inner(sign, x, y, r) {
    if (sign === "gain") return arrow(x, y, r * 0.62, false);
    if (sign === "loss") return arrow(x, y, r * 0.62, true);
    if (sign === "contest") return cross(x, y, r * 0.66);
    return "";
  }

  function outline(sign, x, y, r) {
    if (sign === "strike") return star(x, y, r + 2.5, r * 0.52);
    if (sign === "sovereignty") return square(x, y, r - 0.5);
    return circle(x, y, r);
  }

  // The parts of a symbol, in painting order: each has `d(x, y)`, fill, stroke, width and dash.
  geomap.symbol = function (sign, options) {
    var r = options.radius || 8;
    var colour = options.colour;
    if (options.sides) {
      var disc = function (x, y) {
        return circle(x, y, r);
      };
      return [
        { d: disc, fill: geomap.stripes(options.sides[0], options.sides[1], 4), stroke: "#ffffff", width: 4 },
        { d: disc, fill: geomap.stripes(options.sides[0], options.sides[1], 4), stroke: geomap.INK, width: 1.2 }
      ];
    }
    var hollow = options.planned || options.denied || sign === "loss" || sign === "sovereignty";
    var parts = [
      {
        d: function (x, y) {
          return outline(sign, x, y, r + (hollow ? 1.2 : 1.6));
        },
        fill: "#ffffff",
        width: 0
      },
      {
        d: function (x, y) {
          return outline(sign, x, y, hollow ? r - 0.6 : r);
        },
        fill: hollow ? "#ffffff" : colour,
        stroke: hollow ? colour : "#ffffff",
        width: hollow ? 2.3 : 0,
        dash: options.planned ? "3.2 2.4" : null
      }
    ];
    if (inner(sign, 0, 0, r)) {
      parts.push({
        d: function (x, y) {
          return inner(sign, x, y, r);
        },
        fill: hollow ? colour : "#ffffff",
        width: 0
      });
    }
    if (options.denied) {
      parts.push({
        d: function (x, y) {
          return "M" + (x - r - 4) + "," + (y + r + 4) + "L" + (x + r + 4) + "," + (y - r - 4);
        },
        fill: "none",
        stroke: colour,
        width: 2.8
      });
    }
    return parts;
  };

  // The open arc beside a place; several go to the four sides, the first to the right.
  geomap.arc = function (options) {
    var r = options.radius || 14;
    var turn = [0, Math.PI, -Math.PI / 2, Math.PI / 2][(options.slot || 0) % 4];
    function d(x, y) {
      var half = 0.95;
      var from = turn - half;
      var to = turn + half;
      return (
        "M" +
        (x + r * Math.cos(from)).toFixed(2) +
        "," +
        (y + r * Math.sin(from)).toFixed(2) +
        "A" +
        r +
        "," +
        r +
        " 0 0,1 " +
        (x + r * Math.cos(to)).toFixed(2) +
        "," +
        (y + r * Math.sin(to)).toFixed(2)
      );
    }
    var dash = options.planned ? "4 3" : null;
    var parts = [
      { d: d, fill: "none", stroke: "#ffffff", width: 6.5 },
      { d: d, fill: "none", stroke: options.colour, width: 3.4, dash: dash }
    ];
    if (options.denied) {
      parts.push({
        d: function (x, y) {
          var cx = x + r * Math.cos(turn);
          var cy = y + r * Math.sin(turn);
          return "M" + (cx - 5) + "," + (cy + 5) + "L" + (cx + 5) + "," + (cy - 5);
        },
        fill: "none",
        stroke: options.colour,
        width: 2.8
      });
    }
    return parts;
  };

  // --- edges of areas and lines ---------------------------------------------------------------------------------

  // The strokes of an edge, in painting order. `side` says which side of the edge shows: "in", "out", or both.
  geomap.edge = function (sign, options) {
    var colour = options.colour;
    var thin = options.denied || options.planned;
    if (sign === "sovereignty") return [{ stroke: colour, width: 2.4, dash: options.planned ? "4 4" : "11 4" }];
    var bars = { stroke: colour, width: 8, dash: "2.4 9", smooth: 6 };
    if (sign === "strike" && !options.planned) return [bars];
    var line = { stroke: colour, width: thin ? 1.6 : 2.2, dash: options.planned ? "7 5" : null };
    if (sign === "strike") return [bars, line];
    if (sign === "gain") return [line, { stroke: colour, width: 12, dash: "2.6 8", side: "in" }];
    if (sign === "loss") return [line, { stroke: colour, width: 12, dash: "2.6 8", side: "out" }];
    if (sign === "contest") return [{ stroke: colour, width: 6, dash: line.dash }, { stroke: "#ffffff", width: 2.4 }];
    return [line];
  };

  // --- Leaflet paths --------------------------------------------------------------------------------------------

  // A symbol's part at a point: drawn in pixels, so it keeps its size at every zoom.
  geomap.SymbolPart = L.CircleMarker.extend({
    _updatePath: function () {
      var shift = this.options.shift || [0, 0];
      var fan = (this.options.place && this.options.place.fan) || [0, 0];
      var d = this.options.d(this._point.x + shift[0] + fan[0], this._point.y + shift[1] + fan[1]);
      this._renderer._setPath(this, this._empty() ? "M0 0" : d);
    }
  });

  // An area's stroke of which only the half inside the edge shows, or the half outside it. The clip follows the path
  // through every zoom.
  geomap.EdgePart = L.Polygon.extend({
    onAdd: function (map) {
      L.Polygon.prototype.onAdd.call(this, map);
      this._clip();
    },
    onRemove: function (map) {
      L.Polygon.prototype.onRemove.call(this, map);
      if (this._mask) this._mask.remove();
      this._mask = null;
    },
    _updatePath: function () {
      L.Polygon.prototype._updatePath.call(this);
      this._follow();
    },
    _clip: function () {
      var id = "gm-mask-" + ++count;
      var far = { x: -100000, y: -100000, width: 200000, height: 200000 };
      if (this.options.side === "in") {
        this._mask = geomap.svg("clipPath", { id: id }, definitions());
        this._shapes = [geomap.svg("path", { "clip-rule": "evenodd" }, this._mask)];
        this._path.setAttribute("clip-path", "url(#" + id + ")");
      } else {
        this._mask = geomap.svg("mask", Object.assign({ id: id, maskUnits: "userSpaceOnUse" }, far), definitions());
        geomap.svg("rect", Object.assign({ fill: "#fff" }, far), this._mask);
        this._shapes = [geomap.svg("path", { fill: "#000", "fill-rule": "evenodd" }, this._mask)];
        this._path.setAttribute("mask", "url(#" + id + ")");
      }
      this._follow();
    },
    _follow: function () {
      if (!this._mask || !this._path) return;
      var d = this._path.getAttribute("d") || "M0 0";
      this._shapes.forEach(function (shape) {
        shape.setAttribute("d", d);
      });
    }
  });
})();
