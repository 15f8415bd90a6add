// Signs of points that would lie on each other are moved apart; a thin line leads from each to its place.
"use strict";

(function () {
  var RADIUS_PX = 9.5; // of a sign, half the room that it needs
  var BESIDE_PX = 7; // more for one that has others beside it
  var FAR_PX = 44; // no sign goes farther from its place
  var LEADER_PX = 5; // nearer than this, a line would only be in the way
  var ROUNDS = 40;
  var TURN = 2.4; // the golden angle: no two of few go the same way

  function distance(one, other) {
    return Math.sqrt(Math.pow(one.x - other.x, 2) + Math.pow(one.y - other.y, 2));
  }

  // Push two signs apart, each half the way.
  function push(one, other) {
    var missing = one.radius + other.radius - distance(one, other);
    if (missing <= 0) return false;
    var angle = Math.atan2(other.y - one.y, other.x - one.x);
    [[one, -1], [other, 1]].forEach(function (side) {
      var sign = side[0];
      sign.x += (side[1] * Math.cos(angle) * missing) / 2;
      sign.y += (side[1] * Math.sin(angle) * missing) / 2;
      var off = distance(sign, sign.at);
      if (off <= FAR_PX) return;
      sign.x = sign.at.x + ((sign.x - sign.at.x) * FAR_PX) / off;
      sign.y = sign.at.y + ((sign.y - sign.at.y) * FAR_PX) / off;
    });
    return true;
  }

  function apart(signs) {
    var near = [];
    signs.forEach(function (one, number) {
      signs.slice(number + 1).forEach(function (other) {
        if (distance(one, other) < 2 * FAR_PX) near.push([one, other]);
      });
    });
    for (var round = 0; round < ROUNDS; round++) {
      var moved = near.filter(function (pair) {
        return push(pair[0], pair[1]);
      });
      if (!moved.length) return;
    }
  }

  function leader(place) {
    return new geomap.SymbolPart(place.label, {
      pane: "gm-mentions",
      radius: FAR_PX,
      d: function (x, y) {
        return geomap.circle(x, y, 1.6) + "M" + x + "," + y + "L" + (x + place.fan[0]) + "," + (y + place.fan[1]);
      },
      fillColor: geomap.INK,
      fillOpacity: 1,
      color: geomap.INK,
      opacity: 0.85,
      weight: 1.1,
      interactive: false
    });
  }

  geomap.drawSpread = function (state) {
    var leaders = L.layerGroup().addTo(state.map);

    // Where each sign goes at this zoom; called before the labels are laid out.
    state.spread = function () {
      var signs = [];
      state.data.places.forEach(function (place, number) {
        if (place.form !== "point" || !place.marks || !place.marks.length) return;
        var at = state.map.latLngToLayerPoint(place.label);
        var beside = place.reach && Math.max(place.reach[0], place.reach[1]) > 10;
        // Off its place by a hair, each its own way: signs on one spot then part in all directions.
        signs.push({
          place: place,
          at: at,
          x: at.x + 0.3 * Math.cos(TURN * number),
          y: at.y + 0.3 * Math.sin(TURN * number),
          radius: RADIUS_PX + (beside ? BESIDE_PX : 0)
        });
      });
      apart(signs);
      leaders.clearLayers();
      signs.forEach(function (sign) {
        var fan = [Math.round(sign.x - sign.at.x), Math.round(sign.y - sign.at.y)];
        var before = sign.place.fan || [0, 0];
        sign.place.fan = fan;
        if (Math.abs(fan[0]) + Math.abs(fan[1]) > LEADER_PX) leaders.addLayer(leader(sign.place));
        if (fan[0] === before[0] && fan[1] === before[1]) return;
        sign.place.marks.forEach(function (number) {
          state.data.marks[number].paths.forEach(function (path) {
            path.redraw();
          });
        });
      });
    };

    // The places whose signs still lie on that of this one: too many for the room there is.
    state.covered = function (index) {
      function spot(place) {
        var at = state.map.latLngToLayerPoint(place.label);
        return { x: at.x + (place.fan ? place.fan[0] : 0), y: at.y + (place.fan ? place.fan[1] : 0) };
      }
      var places = state.data.places;
      if (places[index].form !== "point") return [];
      var here = spot(places[index]);
      return places
        .map(function (place, number) {
          return number;
        })
        .filter(function (number) {
          var place = places[number];
          return number !== index && place.form === "point" && place.marks && place.marks.length && distance(spot(place), here) < RADIUS_PX;
        });
    };
  };
})();
