// Finding one's way: search, filters, and who says what is shown.
"use strict";

(function () {
  var el = geomap.el;
  var quoted = geomap.quoted;
  var RESULTS = 8;

  // Returns what makes a text comparable: one spelling for many, by the rules of `geomap.render.spelling`.
  geomap.folding = function (rules) {
    var dropped = new RegExp(rules.dropped, "g");
    var parting = new RegExp(rules.parting, "g");
    var repeated = new RegExp(rules.repeated, "g");
    var letters = new RegExp("[" + Object.keys(rules.letters).join("") + "]", "g");
    return function (text) {
      return text
        .toLowerCase()
        .normalize("NFD")
        .replace(dropped, "")
        .replace(letters, function (letter) {
          return rules.letters[letter];
        })
        .replace(parting, " ")
        .trim()
        .replace(/i{3,}/g, "ii")
        .replace(/kh/g, "h")
        .replace(repeated, "$1");
    };
  };

  // --- search -------------------------------------------------------------------------------------------------------

  function quoteOf(statement) {
    return statement.quote
      .map(function (segment) {
        return segment[0];
      })
      .join("");
  }

  function entries(state, folded) {
    var found = [];
    state.data.places.forEach(function (place, index) {
      var names = [folded(place.name)].concat(place.names);
      found.push({ rank: 0, text: names.join(" | "), title: place.name, note: place.level, go: function (opener) {
        if (place.form !== "list") state.goTo(index, opener);
        else state.openRow(index);
      } });
    });
    state.data.parties.forEach(function (party) {
      found.push({ rank: 1, text: folded(party.name + " " + party.key), title: party.name, note: state.data.strings.search_party, go: function () {
        state.setFilter("party", party.key);
      } });
    });
    state.data.statements.forEach(function (statement, number) {
      var place = state.data.places[statement.place];
      var words = quoteOf(statement);
      found.push({ rank: 2, text: folded(words + " " + statement.speaker), title: place.name, note: words, go: function (opener) {
        if (place.form !== "list") state.goTo(statement.place, opener);
        else state.openRow(statement.place);
        document.querySelectorAll('[data-statement="' + number + '"]').forEach(function (item) {
          item.classList.add("gm-found");
          item.scrollIntoView({ block: "nearest" });
        });
      } });
    });
    return found;
  }

  // Whether one of the names of an entry begins so.
  function begins(entry, wanted) {
    return entry.text.indexOf(wanted) === 0 || entry.text.indexOf(" | " + wanted) >= 0;
  }

  function search(state) {
    var s = state.data.strings;
    var input = document.createElement("input");
    input.type = "search";
    input.className = "gm-search";
    input.autocomplete = "off";
    input.placeholder = s.search_label;
    input.setAttribute("aria-label", s.search_label);
    var list = el("ul", "gm-plain gm-results");
    var status = el("p", "gm-small gm-search-status");
    status.setAttribute("role", "status");
    var folded = geomap.folding(state.data.folding);
    var known = null;
    input.addEventListener("input", function () {
      list.textContent = "";
      status.textContent = "";
      var wanted = folded(input.value);
      if (wanted.length < 2) return;
      known = known || entries(state, folded);
      // A name that begins so before one that merely has it, places before parties before sentences.
      var hits = known
        .filter(function (entry) {
          return entry.text.indexOf(wanted) >= 0;
        })
        .sort(function (one, other) {
          return one.rank - other.rank || begins(other, wanted) - begins(one, wanted);
        });
      hits.slice(0, RESULTS).forEach(function (entry) {
        var button = el("button", "gm-result", null, [quoted("b", "", entry.title), quoted("span", "gm-small", entry.note)]);
        button.type = "button";
        button.addEventListener("click", function () {
          entry.go(button);
        });
        list.appendChild(el("li", "", null, [button]));
      });
      if (!hits.length) status.textContent = s.search_none;
      else if (hits.length > RESULTS) status.textContent = geomap.fill(s.search_more, { count: hits.length - RESULTS });
    });
    var box = el("section", "gm-find", null, [input, list, status]);
    box.setAttribute("role", "search");
    return box;
  }

  // --- filters ------------------------------------------------------------------------------------------------------

  function nameOf(state, filter, value) {
    var s = state.data.strings;
    if (filter === "reading") return s["reading_" + value + "_short"];
    if (filter === "outlet") return value || s.counts_outlet_none;
    if (filter === "side" && value === "") return s.counts_side_none;
    var party = state.data.parties.filter(function (each) {
      return each.key === value;
    })[0];
    return party ? party.name : value;
  }

  function tally(state, filter, test) {
    var found = {};
    state.data.statements.forEach(function (statement, number) {
      if (!test(number)) return;
      var value = "=" + state.valueOf(number, filter); // no value is the name of an object's own member
      found[value] = (found[value] || 0) + 1;
    });
    return Object.keys(found)
      .map(function (value) {
        return [value.slice(1), found[value]];
      })
      .sort(function (one, other) {
        return other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
      });
  }

  function filters(state) {
    var s = state.data.strings;
    var box = el("details", "gm-section gm-filters", null, [el("summary", "", null, [el("h2", "", s.filter_heading)])]);
    var selects = {};
    geomap.FILTERS.forEach(function (filter) {
      var values = tally(state, filter, function () {
        return true;
      });
      var select = document.createElement("select");
      select.dataset.filter = filter;
      select.appendChild(el("option", "", s.filter_all));
      values.forEach(function (value) {
        select.appendChild(el("option", "", nameOf(state, filter, value[0]) + " (" + value[1] + ")"));
      });
      select.addEventListener("change", function () {
        state.setFilter(filter, select.selectedIndex ? values[select.selectedIndex - 1][0] : undefined);
      });
      selects[filter] = { select: select, values: values };
      box.appendChild(el("label", "gm-filter", null, [el("span", "", s["filter_" + filter]), select]));
    });
    var reset = el("button", "gm-button", s.filter_reset);
    reset.type = "button";
    reset.addEventListener("click", function () {
      state.filters = {};
      state.refresh();
    });
    box.appendChild(reset);
    box.appendChild(el("p", "gm-small", s.filter_note));
    state.onChange(function () {
      var any = state.filtered();
      reset.hidden = !any;
      if (any) box.open = true;
      geomap.FILTERS.forEach(function (filter) {
        var chosen = 0;
        selects[filter].values.forEach(function (value, number) {
          if (value[0] === state.filters[filter]) chosen = number + 1;
        });
        selects[filter].select.selectedIndex = chosen;
      });
    });
    return box;
  }

  // --- who says it --------------------------------------------------------------------------------------------------

  function counts(state) {
    var s = state.data.strings;
    var body = el("div", "");
    var box = el("section", "gm-section gm-voices", null, [el("h2", "", s.counts_heading), body]);
    state.onChange(function () {
      var shown = state.data.statements.filter(function (statement, number) {
        return state.isInView(number);
      }).length;
      body.textContent = "";
      body.appendChild(el("p", "gm-small", geomap.fill(s.counts_shown, { shown: shown, all: state.data.statements.length })));
      ["side", "outlet"].forEach(function (filter) {
        var rows = el("ul", "gm-plain gm-bars");
        tally(state, filter, state.isInView).forEach(function (value) {
          var bar = el("span", "gm-bar-line");
          bar.style.width = Math.max(2, (100 * value[1]) / Math.max(1, shown)) + "%";
          rows.appendChild(el("li", "", null, [
            quoted("span", "", nameOf(state, filter, value[0])),
            el("span", "gm-count", String(value[1])),
            bar
          ]));
        });
        body.appendChild(el("h3", "", s["counts_" + filter]));
        body.appendChild(rows);
      });
    });
    return box;
  }

  // Fit the map to the places that have a sign on it.
  function fitShown(state) {
    var bounds = L.latLngBounds([]);
    state.data.places.forEach(function (place) {
      if (!place.marks || !place.marks.some(function (number) { return state.data.marks[number].layer !== "history"; })) return;
      if (place.bounds) bounds.extend(place.bounds);
      else if (place.label) bounds.extend(place.label);
    });
    if (bounds.isValid()) state.map.fitBounds(bounds, { padding: [40, 50], maxZoom: 9, animate: false });
  }

  geomap.drawFind = function (state) {
    var body = document.getElementById("gm-body");
    state.setFilter = function (filter, value) {
      if (value === undefined) delete state.filters[filter];
      else state.filters[filter] = value;
      state.refresh();
    };
    state.openRow = function (index) {
      var row = document.getElementById("gm-place-" + index);
      row.hidden = false;
      row.open = true;
      row.scrollIntoView({ block: "start" });
      row.querySelector("summary").focus({ preventScroll: true });
    };
    body.insertBefore(search(state), body.firstChild);
    var tree = body.querySelector(".gm-tree");
    tree.parentNode.insertBefore(filters(state), tree);
    body.insertBefore(counts(state), body.querySelector(".gm-list"));
    var fit = el("button", "gm-button gm-fit", state.data.strings.filter_fit);
    fit.type = "button";
    fit.addEventListener("click", function () {
      fitShown(state);
    });
    tree.insertBefore(fit, tree.children[1]);
  };
})();
