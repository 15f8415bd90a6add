// What is shown: the day, the layers, the filters. States are looked up in the frames that Python worked out; nothing
// here decides who is said to hold a place.
"use strict";

(function () {
  var FILTERS = ["party", "side", "outlet", "reading"];

  geomap.FILTERS = FILTERS;
  geomap.OFF_AT_FIRST = ["history", "mentions", "reference"];

  // Adds to the state of the page what its other parts ask: which statements and marks are shown, and why.
  geomap.moment = function (state) {
    var data = state.data;
    var listeners = [];
    // Days count from the first one; where all fall on one day there is no slider, and that day is the newest.
    var origin = data.newest ? geomap.dayNumber(data.time ? data.time.first : data.newest) : null;

    state.day = data.time ? data.time.days : data.newest ? 0 : null;
    state.filters = {};

    state.iso = function (day) {
      return geomap.dayParts(origin + day).map(function (part) {
        return (part < 10 ? "0" : "") + part;
      }).join("-");
    };
    state.dayOf = function (iso) {
      return /^\d{4}-\d{2}-\d{2}$/.test(iso) && data.time ? geomap.dayNumber(iso) - origin : null;
    };
    state.dayName = function (day) {
      var parts = geomap.dayParts(origin + day);
      return parts[2] + " " + data.months[parts[1] - 1] + " " + parts[0];
    };

    // "now", "past" (older than the window), "future", or "undated", on the day shown.
    state.phase = function (number) {
      var statement = data.statements[number];
      if (statement.last === null) return statement.layer === "undated" ? "undated" : "now";
      if (state.day === null) return "now";
      if (statement.from > state.day) return "future";
      return state.day - statement.last > data.window ? "past" : "now";
    };

    state.valueOf = function (number, filter) {
      var statement = data.statements[number];
      if (filter === "party") return data.parties[statement.party].key;
      if (filter === "side") return statement.side === null ? "" : data.parties[statement.side].key;
      if (filter === "outlet") return data.articles[statement.article].outlet;
      return statement.reading;
    };

    state.passes = function (number) {
      return FILTERS.every(function (filter) {
        var wanted = state.filters[filter];
        return wanted === undefined || state.valueOf(number, filter) === wanted;
      });
    };

    state.filtered = function () {
      return FILTERS.some(function (filter) {
        return state.filters[filter] !== undefined;
      });
    };

    state.layerOf = function (number) {
      var phase = state.phase(number);
      return phase === "past" ? "history" : phase === "undated" ? "undated" : String(data.statements[number].layer);
    };

    // Whether a statement is in force on the day, passes the filters, and stands in a layer that is shown.
    state.isInView = function (number) {
      return state.phase(number) !== "future" && state.passes(number) && state.isShown(state.layerOf(number));
    };

    // The numbers of the marks of a place on a day, those of undated statements left aside.
    state.marksOn = function (index, day) {
      var frames = data.frames.places[index];
      var low = 0;
      var high = frames.length;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (day === null || frames[middle][0] <= day) low = middle + 1;
        else high = middle;
      }
      return low ? frames[low - 1][1] : [];
    };

    state.visible = function () {
      var numbers = data.frames.undated.slice();
      data.places.forEach(function (place, index) {
        state.marksOn(index, state.day).forEach(function (number) {
          numbers.push(number);
        });
      });
      return numbers
        .filter(function (number) {
          var mark = data.marks[number];
          return state.isShown(mark.layer) && mark.claims.some(state.passes);
        })
        .sort(function (one, other) {
          return one - other;
        });
    };

    function uniqueLines(place, numbers) {
      var lines = [];
      numbers.forEach(function (number) {
        var line = data.marks[number].line;
        if (lines.indexOf(line) < 0) lines.push(line);
      });
      if (place.form === "unknown" && lines.length) lines.push(data.strings.outline_unknown);
      return lines;
    }

    // What the signs of a place say: on the day and with the filters shown, or on any day, history left aside.
    state.lines = function (index) {
      return data.places[index].said || [];
    };
    state.linesOn = function (index, day) {
      return uniqueLines(data.places[index], state.marksOn(index, day).filter(function (number) {
        return data.marks[number].layer !== "history";
      }));
    };

    state.outletsOf = function (numbers) {
      var outlets = {};
      numbers.forEach(function (number) {
        var article = data.articles[data.statements[number].article];
        outlets[article.origin || article.outlet] = true; // a story told again is no second voice
      });
      return Object.keys(outlets);
    };
    state.manyOutlets = Object.keys(data.articles.reduce(function (found, article) {
      found[article.outlet] = true;
      return found;
    }, {})).length > 1;

    // Whether what a place's signs rest on comes from a single outlet, on a page that has several.
    state.restsOnOne = function (index) {
      var numbers = (data.places[index].marks || []).reduce(function (found, number) {
        return found.concat(data.marks[number].claims);
      }, []);
      return state.manyOutlets && numbers.length > 0 && state.outletsOf(numbers).length === 1;
    };

    state.describe = function (index) {
      var place = data.places[index];
      var words = geomap.fill(data.strings.open_statements, { name: place.name, lines: state.lines(index).join("; ") });
      return state.restsOnOne(index) ? words + " " + data.strings.one_outlet : words;
    };

    state.onChange = function (listener) {
      listeners.push(listener);
    };

    // Draw again what is shown, and tell all who depend on it.
    state.refresh = function () {
      var numbers = state.visible();
      data.places.forEach(function (place) {
        place.marks = [];
      });
      numbers.forEach(function (number) {
        data.places[data.marks[number].group].marks.push(number);
      });
      data.places.forEach(function (place) {
        place.said = uniqueLines(place, place.marks);
      });
      state.draw(numbers);
      state.keyFor(numbers);
      state.noticeFor();
      state.layout();
      listeners.forEach(function (listener) {
        listener();
      });
    };

    state.goToDay = function (day) {
      if (!data.time) return;
      var wanted = Math.max(0, Math.min(data.time.days, day));
      if (wanted === state.day) return;
      state.day = wanted;
      state.refresh();
    };
  };
})();
