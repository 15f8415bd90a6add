// The time bar below the map: a slider over days, play, a strip of statements a day; and what changed between two days.
"use strict";

(function () {
  var el = geomap.el;
  var STEP_MS = 900;
  var ROW_PX = 8;
  var KINDS = ["control", "gain", "loss", "contest", "strike", "sovereignty"];

  function count(s, number) {
    return number === 1 ? s.statement_one : geomap.fill(s.statement_many, { count: number });
  }

  // How many statements tell of each day, by kind; denials count with what they deny.
  function tally(state) {
    var days = {};
    state.data.statements.forEach(function (statement, number) {
      var day = statement.day;
      if (day === null || day < 0 || day > state.data.time.days || !state.passes(number)) return;
      var kind = statement.kind.replace(/_denied$/, "");
      days[day] = days[day] || {};
      days[day][kind] = (days[day][kind] || 0) + 1;
    });
    return days;
  }

  function total(kinds) {
    return Object.keys(kinds || {}).reduce(function (sum, kind) {
      return sum + kinds[kind];
    }, 0);
  }

  // A row of bars for each kind, at the same scale; their sign stands before the row.
  function strip(state, box) {
    var s = state.data.strings;
    var used = KINDS.filter(function (kind) {
      return state.data.statements.some(function (statement) {
        return statement.kind.replace(/_denied$/, "") === kind && statement.day !== null;
      });
    });
    var names = el("div", "gm-strip-names");
    used.forEach(function (kind) {
      var sign = geomap.svg("svg", { width: 14, height: ROW_PX, viewBox: "-9 -9 18 18", class: "gm-strip-sign" }, names);
      geomap.svg("title", {}, sign).textContent = state.kindName(kind);
      geomap.symbol(kind, { colour: "#55595e", radius: 7 }).forEach(function (part) {
        geomap.svg("path", { d: part.d(0, 0), fill: part.fill, stroke: part.stroke || "none", "stroke-width": part.width }, sign);
      });
    });
    var width = state.data.time.days + 1;
    var height = used.length * ROW_PX;
    var picture = geomap.svg("svg", { viewBox: "0 0 " + width + " " + height, preserveAspectRatio: "none", height: height, class: "gm-strip" });
    picture.setAttribute("aria-hidden", "true");
    geomap.svg("title", {}, picture).textContent = s.time_strip;
    var bars = geomap.svg("g", {}, picture);
    // A page may cover years, or two days: a bar is never thinner than about two pixels, nor wider than a twentieth.
    var bar = Math.min(Math.max(1, width / 400), width / 20);
    function left(day) {
      return width > 1 ? (day * (width - bar)) / (width - 1) : width - bar;
    }
    var cursor = geomap.svg("rect", { y: 0, width: bar, height: height, class: "gm-strip-now" }, picture);
    box.appendChild(names);
    box.appendChild(picture);
    var drawn = null;
    return {
      draw: function (days) {
        var key = JSON.stringify(days);
        if (key === drawn) return;
        drawn = key;
        bars.textContent = "";
        var most = 1;
        Object.keys(days).forEach(function (day) {
          used.forEach(function (kind) {
            most = Math.max(most, days[day][kind] || 0);
          });
        });
        Object.keys(days).forEach(function (day) {
          used.forEach(function (kind, row) {
            var number = days[day][kind];
            if (!number) return;
            var high = (ROW_PX - 1) * (0.35 + (0.65 * number) / most);
            geomap.svg("rect", { x: left(day), y: (row + 1) * ROW_PX - high, width: bar, height: high, class: "gm-bar" }, bars);
          });
        });
      },
      point: function (day) {
        cursor.setAttribute("x", left(day));
      }
    };
  }

  // The days on which anything on the map changes or is told of: those that play stops at.
  function stops(state) {
    var days = {};
    state.data.frames.places.forEach(function (frames) {
      frames.forEach(function (frame) {
        days[frame[0]] = true;
      });
    });
    state.data.statements.forEach(function (statement) {
      if (statement.day !== null && statement.day >= 0 && statement.day <= state.data.time.days) days[statement.day] = true;
    });
    days[state.data.time.days] = true;
    return Object.keys(days).map(Number).sort(function (one, other) {
      return one - other;
    });
  }

  function button(className, text) {
    var made = el("button", "gm-button " + className, text);
    made.type = "button";
    return made;
  }

  function bar(state) {
    var s = state.data.strings;
    var time = state.data.time;
    var slider = document.createElement("input");
    slider.type = "range";
    slider.min = "0";
    slider.max = String(time.days);
    slider.step = "1";
    slider.value = String(state.day);
    slider.className = "gm-slider";
    slider.setAttribute("aria-label", s.time_slider);
    var now = el("b", "gm-now");
    var play = button("gm-play", s.time_play);
    var latest = button("gm-latest", s.time_latest);
    var track = el("div", "gm-track");
    var row = el("div", "gm-time-row", null, [play, now, latest]);
    var box = el("div", "", null, [row, track]);
    box.id = "gm-time";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", s.time_heading);
    var bars = strip(state, track);
    track.appendChild(slider);
    document.getElementById("gm-main").appendChild(box);

    var timer = null;
    var days = stops(state);
    function stop() {
      if (timer) clearInterval(timer);
      timer = null;
      play.textContent = s.time_play;
      play.classList.remove("gm-playing");
    }
    function step() {
      var next = days.filter(function (day) {
        return day > state.day;
      });
      if (next.length) state.goToDay(next[0]);
      if (next.length < 2) stop();
    }
    play.addEventListener("click", function () {
      if (timer) {
        stop();
        return;
      }
      play.textContent = s.time_pause;
      play.classList.add("gm-playing");
      if (state.day >= time.days) state.goToDay(0);
      timer = setInterval(step, STEP_MS);
    });
    latest.addEventListener("click", function () {
      stop();
      state.goToDay(time.days);
    });
    slider.addEventListener("input", function () {
      stop();
      state.goToDay(Number(slider.value));
    });
    state.onChange(function () {
      var told = tally(state);
      if (Number(slider.value) !== state.day) slider.value = String(state.day);
      slider.setAttribute(
        "aria-valuetext",
        geomap.fill(s.time_value, { day: state.dayName(state.day), statements: count(s, total(told[state.day])) })
      );
      now.textContent = geomap.fill(s.time_now, { day: state.dayName(state.day) });
      latest.hidden = state.day === time.days;
      bars.draw(told);
      bars.point(state.day);
    });
    state.map.invalidateSize({ pan: false });
  }

  function dateBox(state, day, words, changed) {
    var input = document.createElement("input");
    input.type = "date";
    input.min = state.data.time.first;
    input.max = state.data.time.last;
    input.value = state.iso(day);
    input.addEventListener("change", changed);
    return { input: input, label: el("label", "gm-date", words + " ", [input]) };
  }

  // What the signs of each place said on one day and say on another.
  function changes(state, body) {
    var s = state.data.strings;
    var time = state.data.time;
    var list = el("ul", "gm-plain gm-changes");
    var box = el("details", "gm-section gm-changed", null, [el("summary", "", null, [el("h2", "", s.changes_heading)])]);
    var from = dateBox(state, Math.max(0, time.days - 7), s.changes_from, fill);
    var to = dateBox(state, time.days, s.changes_to, fill);
    box.appendChild(el("p", "gm-dates", null, [from.label, to.label]));
    box.appendChild(list);

    function words(lines) {
      return lines.length ? lines.join("; ") : geomap.fill(s.changes_nothing, { days: state.data.window });
    }
    function fill() {
      if (!box.open) return;
      list.textContent = "";
      var first = state.dayOf(from.input.value);
      var last = state.dayOf(to.input.value);
      if (first === null || last === null) return;
      state.data.places.forEach(function (place, index) {
        var before = state.linesOn(index, first);
        var after = state.linesOn(index, last);
        if (before.slice().sort().join("\n") === after.slice().sort().join("\n")) return;
        var name = geomap.quoted("button", "gm-link-button", place.name);
        name.type = "button";
        name.addEventListener("click", function () {
          state.goToDay(last);
          state.goTo(index, name);
        });
        list.appendChild(
          el("li", "", null, [
            name,
            geomap.quoted("span", "gm-small gm-before", geomap.fill(s.changes_before, { lines: words(before) })),
            geomap.quoted("span", "gm-after", geomap.fill(s.changes_after, { lines: words(after) }))
          ])
        );
      });
      if (!list.childElementCount) list.appendChild(el("li", "gm-small", s.changes_none));
    }
    box.addEventListener("toggle", fill);
    // The second day follows the slider, until the reader sets it.
    state.onChange(function () {
      if (document.activeElement === to.input || document.activeElement === from.input) return;
      to.input.value = state.iso(state.day);
      if (state.dayOf(from.input.value) >= state.day) from.input.value = state.iso(Math.max(0, state.day - 7));
      fill();
    });
    body.insertBefore(box, body.querySelector(".gm-list"));
  }

  geomap.drawTime = function (state) {
    var headings = {};
    state.data.layers.forEach(function (layer) {
      headings[layer.kind.replace(/_denied$/, "")] = state.data.strings["layer_" + layer.kind.replace(/_denied$/, "")];
    });
    state.kindName = function (kind) {
      return headings[kind] || kind;
    };
    if (!state.data.time) return;
    bar(state);
    changes(state, document.getElementById("gm-body"));
  };
})();
