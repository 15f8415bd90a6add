// The panel: tree of layers with its legend, statements by place, what could not be placed, the articles.
"use strict";

(function () {
  var el = geomap.el;
  var quoted = geomap.quoted;

  // --- one statement, in popup and list ---------------------------------------------------------------------------

  function dates(state, statement) {
    var s = state.data.strings;
    var list = el("dl", "gm-facts");
    function fact(name, value) {
      list.appendChild(el("dt", "", name));
      list.appendChild(quoted("dd", "", value));
    }
    fact(s.speaker, statement.speaker);
    fact(s.event_date, statement.when);
    var article = state.data.articles[statement.article];
    fact(s.article_date, [statement.published, article.outlet, article.title].filter(Boolean).join(" · "));
    fact(s.reading, s["reading_" + statement.reading]);
    return list;
  }

  // Why the sentence was read so, why its name was placed here, and where else it might lie.
  function why(state, statement) {
    var s = state.data.strings;
    var box = el("div", "gm-why");
    if (statement.why.length) box.appendChild(quoted("p", "gm-small", geomap.fill(s.why_read, { reasons: statement.why.join("; ") })));
    var placing = state.data.placings[statement.placed];
    if (!placing) return box;
    box.appendChild(quoted("p", "gm-small", geomap.fill(s.why_placed, { text: placing[0], reason: placing[1] })));
    var others = placing[2].map(function (other) {
      var level = [other[1], other[2]].filter(Boolean).join(", ");
      return geomap.fill(other[3] ? s.why_other_far : s.why_other, { name: other[0], level: level, distance: other[3] });
    });
    if (others.length) box.appendChild(quoted("p", "gm-small", geomap.fill(s.why_others, { others: others.join("; ") })));
    return box;
  }

  geomap.statement = function (state, number, withReasons) {
    var s = state.data.strings;
    var statement = state.data.statements[number];
    var party = geomap.party(statement.party);
    var line = el("p", "gm-line");
    line.appendChild(swatch(statement.kind, party, statement.planned));
    line.appendChild(quoted("b", "", statement.line));
    var quote = el("blockquote", "gm-quote");
    quote.dir = "auto";
    statement.quote.forEach(function (segment) {
      quote.appendChild(segment[1] ? el("mark", "gm-" + segment[1], segment[0]) : document.createTextNode(segment[0]));
    });
    var item = el("div", "gm-statement", null, [line, quote, dates(state, statement)]);
    item.dataset.statement = String(number);
    if (state.phase(number) === "past") {
      item.classList.add("gm-past");
      item.insertBefore(el("p", "gm-small", geomap.fill(s.list_old, { days: state.data.window })), quote);
    }
    if (statement.answers !== null && statement.answers !== undefined) {
      var answered = state.data.statements[statement.answers];
      item.appendChild(quoted("p", "gm-small", geomap.fill(s.answers, { line: answered.line })));
    }
    state.data.statements.forEach(function (other) {
      if (other.answers === number) {
        item.appendChild(quoted("p", "gm-small", geomap.fill(s.answered, { speaker: other.speaker, line: other.line })));
      }
    });
    if (withReasons) {
      var note = state.data.beside && state.data.beside[number];
      if (note) item.appendChild(el("p", "gm-small", note));
      item.appendChild(why(state, statement));
    }
    var url = state.data.articles[statement.article].url;
    if (/^https?:\/\//i.test(url)) {
      var link = el("a", "gm-link", s.link);
      link.href = url;
      link.target = "_blank";
      link.rel = "noopener noreferrer nofollow";
      item.appendChild(link);
    }
    item.appendChild(geomap.citeButton(state, number));
    var reading = geomap.readButton(state, number);
    if (reading) item.appendChild(reading);
    return item;
  };

  // What a statement stands against: those in dispute with it, the claim that it answers, the denials of it on
  // whatever day.
  function counterparts(state, number) {
    var statements = state.data.statements;
    var mine = statements[number];
    if (mine.counterparts) return mine.counterparts;
    var found = {};
    mine.against.forEach(function (other) {
      found[other] = true;
    });
    state.data.places[mine.place].statements.forEach(function (index) {
      var other = statements[index];
      var denial = other.kind === mine.kind + "_denied" || mine.kind === other.kind + "_denied";
      if ((denial && other.party === mine.party) || other.answers === number || mine.answers === index) found[index] = true;
    });
    mine.counterparts = Object.keys(found).map(Number);
    return mine.counterparts;
  }

  geomap.counterparts = counterparts;

  // The statements on a place that are told by the day shown and pass the filters. What cannot be so together stands
  // side by side; where a filter takes one side away, a note of it stays.
  geomap.statements = function (state, index, withReasons) {
    var s = state.data.strings;
    var place = state.data.places[index];
    var box = el("div", "gm-statements");
    var told = place.statements.filter(function (number) {
      return state.phase(number) !== "future";
    });
    var done = {};

    function opposite(number) {
      return counterparts(state, number).filter(function (other) {
        return told.indexOf(other) >= 0;
      });
    }
    // A statement and all that it stands with in one chain of claims and answers, in the order of the place.
    function together(number) {
      var found = {};
      var queue = [number];
      while (queue.length) {
        var next = queue.pop();
        if (found[next] || !state.passes(next)) continue;
        found[next] = done[next] = true;
        queue = queue.concat(opposite(next));
      }
      return told.filter(function (each) {
        return found[each];
      });
    }
    function item(number) {
      var made = geomap.statement(state, number, withReasons);
      opposite(number).forEach(function (other) {
        if (state.passes(other)) return;
        var hidden = state.data.statements[other];
        made.appendChild(quoted("p", "gm-small gm-other", geomap.fill(s.filter_hidden, { line: hidden.line, speaker: hidden.speaker })));
      });
      return made;
    }

    told.forEach(function (number) {
      if (done[number] || !state.passes(number)) return;
      var members = together(number);
      var parent = box;
      if (members.length > 1) {
        parent = el("div", "gm-pair", null, [el("p", "gm-small gm-pair-title", s.layer_disagreement)]);
        box.appendChild(parent);
      }
      members.forEach(function (member) {
        parent.appendChild(item(member));
      });
    });
    var left = told.filter(function (number) {
      return !state.passes(number);
    }).length;
    if (left) box.appendChild(el("p", "gm-small gm-other", geomap.fill(s.filter_others, { statements: count(s, left) })));
    return box;
  };

  // --- swatches ---------------------------------------------------------------------------------------------------

  function paint(parent, parts, x, y) {
    parts.forEach(function (part) {
      geomap.svg(
        "path",
        {
          d: part.d(x, y),
          fill: part.fill,
          stroke: part.stroke || "none",
          "stroke-width": part.width,
          "stroke-dasharray": part.dash || "none"
        },
        parent
      );
    });
  }

  function picture(width) {
    return geomap.svg("svg", { width: width, height: 22, viewBox: "0 0 " + width + " 22", class: "gm-swatch", "aria-hidden": "true" });
  }

  // An area and, on the right, a point with the sign of a kind.
  function swatch(kind, party, planned) {
    var denied = /_denied$/.test(kind);
    var sign = kind.replace(/_denied$/, "");
    var svg = picture(48);
    var box = { x: 3, y: 3, width: 20, height: 16 };
    var filled = !planned && !denied && /^(control|gain|contest)$/.test(sign);
    geomap.svg("rect", Object.assign({ fill: filled ? geomap.hatch(party) : "none" }, box), svg);
    if (sign === "sovereignty") {
      geomap.svg("rect", { x: 3, y: 3, width: 20, height: 16, fill: "none", stroke: "#8b8f94", "stroke-width": 0.8 }, svg);
      geomap.svg(
        "rect",
        { x: 6, y: 6, width: 14, height: 10, fill: "none", stroke: party.colour, "stroke-width": 2.2, "stroke-dasharray": planned ? "3 2.6" : "7 2.6" },
        svg
      );
    } else {
      geomap.edge(sign, { colour: party.colour, planned: planned, denied: denied }).forEach(function (stroke) {
        var shift = stroke.side === "in" ? 2 : stroke.side === "out" ? -1.5 : 0;
        geomap.svg(
          "rect",
          {
            x: box.x + shift,
            y: box.y + shift,
            width: box.width - 2 * shift,
            height: box.height - 2 * shift,
            fill: "none",
            stroke: stroke.stroke,
            "stroke-width": stroke.side ? 4 : Math.min(stroke.width, 6),
            "stroke-dasharray": stroke.side ? "1.8 3.2" : stroke.dash ? (sign === "strike" ? "2 4" : "4 3") : "none"
          },
          svg
        );
      });
    }
    paint(svg, geomap.symbol(sign, { colour: party.colour, planned: planned, denied: denied, radius: 6.5 }), 37, 11);
    return svg;
  }

  geomap.swatch = swatch;

  function otherSign(name) {
    var grey = { colour: "#55595e", slant: 45 };
    var other = { colour: "#9aa0a6", slant: 45 };
    var svg = picture(48);
    var box = { x: 12, y: 3, width: 24, height: 16 };
    if (name === "part") geomap.svg("rect", Object.assign({ fill: geomap.hatch(grey), stroke: grey.colour, "stroke-width": 1.4 }, box), svg);
    if (name === "whole") geomap.svg("rect", Object.assign({ fill: grey.colour, "fill-opacity": 0.5, stroke: grey.colour, "stroke-width": 1.4 }, box), svg);
    if (name === "planned") geomap.svg("rect", Object.assign({ fill: "none", stroke: grey.colour, "stroke-width": 1.8, "stroke-dasharray": "5 3.5" }, box), svg);
    if (name === "disagreement") geomap.svg("rect", Object.assign({ fill: geomap.stripes(grey, other) }, box), svg);
    if (name === "faded") geomap.svg("rect", Object.assign({ fill: geomap.hatch(grey), stroke: grey.colour, "stroke-width": 1.4, opacity: 0.45 }, box), svg);
    if (name === "approach") paint(svg, geomap.arc({ colour: grey.colour, radius: 10 }), 18, 11);
    if (name === "badge") {
      geomap.svg("rect", { x: 15, y: 2, width: 18, height: 18, rx: 3, fill: "#ffffff", stroke: "#8b8f94" }, svg);
      paint(svg, geomap.symbol("contest", { colour: grey.colour, radius: 6.5 }), 24, 11);
    }
    if (name === "denied") paint(svg, geomap.symbol("control", { colour: grey.colour, denied: true, radius: 6.5 }), 24, 11);
    return svg;
  }

  // --- the tree of layers -----------------------------------------------------------------------------------------

  function row(state, key, title, swatchOf, hint) {
    var box = document.createElement("input");
    box.type = "checkbox";
    box.checked = state.isShown(key);
    box.addEventListener("change", function () {
      state.show(key, box.checked);
    });
    var number = el("span", "gm-count");
    var note = quoted("span", "gm-small", hint);
    var label = el("label", "gm-layer", null, [
      box,
      swatchOf,
      el("span", "gm-layer-name", null, [quoted("b", "", title), note]),
      number
    ]);
    return { key: key, box: box, element: label, count: number, note: note };
  }

  // The names of places by how many statements a layer has on each, the first few of them.
  function names(state, numbers) {
    var found = {};
    numbers.forEach(function (number) {
      var index = state.data.statements[number].place;
      found[index] = (found[index] || 0) + 1;
    });
    var order = Object.keys(found).sort(function (one, other) {
      return found[other] - found[one] || one - other;
    });
    var shown = order.slice(0, 6).map(function (index) {
      return state.data.places[index].name;
    });
    return shown.join(", ") + (order.length > 6 ? " …" : "");
  }

  function byLayer(state) {
    var found = {};
    state.data.statements.forEach(function (statement, number) {
      if (state.phase(number) === "future" || !state.passes(number)) return;
      var key = state.layerOf(number);
      (found[key] = found[key] || []).push(number);
    });
    return found;
  }

  function referenceRow(state, section, rows) {
    var s = state.data.strings;
    var reference = state.data.reference;
    var title = geomap.fill(s.layer_reference, { name: s.reference_name, published: reference.published });
    var values = { first: reference.covers[0], last: reference.covers[1], source: reference.source };
    var made = row(state, "reference", title, geomap.crossSwatch(), geomap.fill(s.sign_reference, values));
    section.appendChild(made.element);
    rows.push(made);
    return made;
  }

  function tree(state) {
    var s = state.data.strings;
    var section = el("section", "gm-section gm-tree", null, [el("h2", "", s.layers_heading)]);
    var rows = [];
    var kinds = {};
    function kindOf(layer) {
      if (kinds[layer.kind]) return kinds[layer.kind];
      var sign = s["sign_" + (/_denied$/.test(layer.kind) ? "denied" : layer.kind)];
      var box = el("div", "gm-kind", null, [el("h4", "", layer.heading), el("p", "gm-small", sign)]);
      kinds[layer.kind] = { element: box, rows: [] };
      return kinds[layer.kind];
    }
    state.data.layers.forEach(function (layer, index) {
      var made = row(state, String(index), layer.name, swatch(layer.kind, geomap.party(layer.party), layer.planned), "");
      kindOf(layer).element.appendChild(made.element);
      kindOf(layer).rows.push(made);
      rows.push(made);
    });
    // What is claimed in law stands apart from what is said to be so on the ground; each half has a switch of its own.
    var halves = ["ground", "law"].map(function (half) {
      var own = state.data.kinds.filter(function (kind) {
        return kinds[kind] && /^sovereignty/.test(kind) === (half === "law");
      });
      var box = document.createElement("input");
      box.type = "checkbox";
      var keys = [].concat.apply([], own.map(function (kind) {
        return kinds[kind].rows.map(function (made) {
          return made.key;
        });
      }));
      box.addEventListener("change", function () {
        keys.forEach(function (key) {
          state.setShown(key, box.checked);
        });
        state.refresh();
      });
      var element = el("div", "gm-half", null, [
        el("h3", "", null, [el("label", "gm-layer", null, [box, el("span", "", s["layers_" + half])])])
      ]);
      own.forEach(function (kind) {
        element.appendChild(kinds[kind].element);
      });
      section.appendChild(element);
      return { box: box, keys: keys, element: element, kinds: own };
    });
    section.appendChild(el("h3", "", s.reference_heading));
    function extra(words, count, key) {
      var values = { days: state.data.window };
      var made = row(state, key || words, geomap.fill(s["layer_" + words], values), null, geomap.fill(s["sign_" + words], values));
      made.count.textContent = count === null ? "" : String(count);
      section.appendChild(made.element);
      rows.push(made);
      return made;
    }
    var marked = {};
    state.data.marks.forEach(function (mark) {
      marked[mark.layer] = true;
    });
    if (marked.disagreement) extra("disagreement", null);
    var told = ["undated", "history"].filter(function (key) {
      return marked[key];
    }).map(function (key) {
      return extra(key, 0);
    });
    if (state.data.mentions.length) extra("mentions", state.data.mentions.length);
    var reference = state.data.reference ? referenceRow(state, section, rows) : null;
    extra("borders_" + state.data.viewpoint, null, "borders");

    // Counts and places follow the day and the filters; a layer with nothing in it steps aside.
    state.onChange(function () {
      var found = byLayer(state);
      Object.keys(kinds).forEach(function (kind) {
        kinds[kind].rows.forEach(function (made) {
          var numbers = found[made.key] || [];
          made.element.hidden = !numbers.length;
          geomap.say(made.count, String(numbers.length));
          geomap.say(made.note, names(state, numbers));
        });
        kinds[kind].element.hidden = kinds[kind].rows.every(function (made) {
          return made.element.hidden;
        });
      });
      halves.forEach(function (half) {
        var on = half.keys.filter(state.isShown).length;
        half.box.checked = on > 0;
        half.box.indeterminate = on > 0 && on < half.keys.length;
        half.element.hidden = half.kinds.every(function (kind) {
          return kinds[kind].element.hidden;
        });
      });
      told.forEach(function (made) {
        geomap.say(made.count, String((found[made.key] || []).length));
      });
      if (reference) reference.count.textContent = String(state.referenceCount);
      rows.forEach(function (made) {
        made.box.checked = state.isShown(made.key);
      });
    });
    return section;
  }

  function otherSigns(state) {
    var s = state.data.strings;
    var used = { part: true, whole: false, planned: false, denied: false, approach: false, badge: false, faded: false, disagreement: false };
    state.data.marks.forEach(function (mark) {
      if (mark.texture === "solid") used.whole = true;
      if (mark.planned) used.planned = true;
      if (mark.denied) used.denied = true;
      if (mark.where === "approach") used.approach = true;
      if (mark.where === "badge") used.badge = true;
      if (mark.layer !== "history" && state.data.fade[state.data.fade.length - 1] < 1) used.faded = true;
      if (mark.texture === "stripes") used.disagreement = true;
    });
    var list = el("ul", "gm-signs");
    Object.keys(used).forEach(function (name) {
      if (used[name]) list.appendChild(el("li", "", null, [otherSign(name), el("span", "gm-small", s["sign_" + name])]));
    });
    return el("section", "gm-section", null, [el("h2", "", s.signs_heading), list, el("p", "gm-small", s.about_text)]);
  }

  // --- statements by place ----------------------------------------------------------------------------------------

  function count(s, number) {
    return number === 1 ? s.statement_one : geomap.fill(s.statement_many, { count: number });
  }

  function placeNote(state, place) {
    var s = state.data.strings;
    if (place.country) return s.list_country_note;
    if (!place.settled) return s.list_no_place;
    if (place.form === "list") return s.list_no_shape;
    return "";
  }

  function list(state) {
    var s = state.data.strings;
    var section = el("section", "gm-section gm-list", null, [el("h2", "", s.list_heading)]);
    state.data.places.forEach(function (place, index) {
      var title = place.country ? geomap.fill(s.country_heading, { name: place.name }) : place.name;
      var number = el("span", "gm-count", count(s, place.statements.length));
      var summary = el("summary", "", null, [quoted("b", "", title), number]);
      var details = el("details", "gm-place", null, [summary]);
      details.id = "gm-place-" + index;
      // Filled when it is open: a page may hold thousands of statements.
      function fillIn() {
        while (details.childElementCount > 1) details.removeChild(details.lastChild);
        if (!details.open) return;
        var note = placeNote(state, place);
        if (note) details.appendChild(el("p", "gm-small gm-note", note));
        if (state.restsOnOne(index)) details.appendChild(el("p", "gm-small", s.one_outlet));
        if (place.form !== "list") {
          var button = el("button", "gm-button", geomap.fill(s.show_on_map, { name: place.name }));
          button.type = "button";
          button.addEventListener("click", function () {
            state.goTo(index, button);
          });
          details.appendChild(button);
        }
        details.appendChild(geomap.statements(state, index, true));
      }
      details.addEventListener("toggle", fillIn);
      ["mouseenter", "focusin"].forEach(function (name) {
        details.addEventListener(name, function () {
          state.light(index);
        });
      });
      ["mouseleave", "focusout"].forEach(function (name) {
        details.addEventListener(name, function () {
          state.light(null);
        });
      });
      state.onChange(function () {
        var shown = place.statements.filter(function (number) {
          return state.phase(number) !== "future" && state.passes(number);
        });
        details.hidden = !shown.length;
        geomap.say(number, count(s, shown.length));
        if (details.open) fillIn();
      });
      var notable = placeNote(state, place);
      if (notable) summary.appendChild(el("span", "gm-small gm-place-note", notable));
      section.appendChild(details);
    });
    return section;
  }

  function unplaced(state) {
    var s = state.data.strings;
    if (!state.data.unplaced.length) return null;
    var items = el("ul", "gm-plain");
    state.data.unplaced.forEach(function (name) {
      items.appendChild(
        el("li", "", null, [quoted("b", "", name[0]), quoted("span", "gm-small", " " + name[2] + (name[1] > 1 ? " (" + name[1] + "×)" : ""))])
      );
    });
    if (state.data.unplacedMore) items.appendChild(el("li", "gm-small", geomap.fill(s.unplaced_more, { count: state.data.unplacedMore })));
    return el("section", "gm-section", null, [el("h2", "", s.unplaced_heading), el("p", "gm-small", s.unplaced_hint), items]);
  }

  function sources(state) {
    var s = state.data.strings;
    var items = el("ol", "gm-plain gm-sources");
    state.data.articles.forEach(function (article) {
      var name = [article.outlet, article.title].filter(Boolean).join(" · ");
      var item = el("li", "", null, [el("span", "", article.day), name ? quoted("span", "", " · " + name) : null]);
      article.notes.forEach(function (note) {
        item.appendChild(quoted("p", "gm-small", note));
      });
      items.appendChild(item);
    });
    return el("section", "gm-section", null, [el("h2", "", s.sources_heading), items]);
  }

  function corrections(state) {
    if (!state.data.corrections.length) return null;
    var items = el("ul", "gm-plain gm-changes");
    state.data.corrections.forEach(function (line) {
      items.appendChild(el("li", "", null, [quoted("span", "", line[0]), line[1] ? quoted("span", "gm-small", line[1]) : null]));
    });
    return el("section", "gm-section gm-corrections", null, [el("h2", "", state.data.strings.corrections_heading), items]);
  }

  // Builds the panel into the page.
  geomap.drawPanel = function (state) {
    var body = document.getElementById("gm-body");
    [tree(state), list(state), otherSigns(state), unplaced(state), corrections(state), sources(state)].forEach(function (section) {
      if (section) body.appendChild(section);
    });
  };
})();
