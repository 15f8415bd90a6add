// Taking away: a link to the view, exports of what is shown, the citation of one statement.
"use strict";

(function () {
  var el = geomap.el;
  var WAIT_MS = 250; // browsers refuse too many changes of the address

  // --- the view in the address ------------------------------------------------------------------------------------

  function layerId(state, key) {
    var layer = state.data.layers[key];
    return layer ? [layer.kind, state.data.parties[layer.party].key, layer.planned ? "planned" : ""].join("~") : key;
  }

  function write(state) {
    var centre = state.map.getCenter();
    var parts = [["v", [centre.lat.toFixed(3), centre.lng.toFixed(3), state.map.getZoom().toFixed(2)].join(",")]];
    if (state.data.time && state.day !== state.data.time.days) parts.push(["t", state.iso(state.day)]);
    state.hiddenLayers().forEach(function (key) {
      if (geomap.OFF_AT_FIRST.indexOf(key) < 0) parts.push(["off", layerId(state, key)]);
    });
    geomap.OFF_AT_FIRST.forEach(function (key) {
      if (state.isShown(key)) parts.push(["on", key]);
    });
    geomap.FILTERS.forEach(function (filter) {
      if (state.filters[filter] !== undefined) parts.push([filter, state.filters[filter]]);
    });
    if (state.chosen !== null) parts.push(["p", state.data.places[state.chosen].id]);
    if (state.embedded) parts.push(["embed", ""]);
    return parts.map(function (part) {
      return part[1] === "" && part[0] === "embed" ? "embed" : part[0] + "=" + encodeURIComponent(part[1]);
    }).join("&");
  }

  function read(text) {
    var found = { off: [], on: [] };
    text.replace(/^#/, "").split("&").forEach(function (part) {
      var at = part.indexOf("=");
      var name = at < 0 ? part : part.slice(0, at);
      var value = "";
      try {
        value = at < 0 ? "" : decodeURIComponent(part.slice(at + 1));
      } catch (error) {
        return; // a broken address is read as far as it goes
      }
      if (name === "off" || name === "on") found[name].push(value);
      else if (["v", "t", "p", "embed"].concat(geomap.FILTERS).indexOf(name) >= 0) found[name] = value;
    });
    return found;
  }

  function restore(state) {
    var wanted = read(window.location.hash);
    state.embedded = wanted.embed !== undefined;
    document.documentElement.classList.toggle("gm-embed", state.embedded);
    state.map.invalidateSize({ pan: false });
    ["undated", "disagreement", "borders"].concat(Object.keys(state.data.layers)).forEach(function (key) {
      state.setShown(key, wanted.off.indexOf(layerId(state, key)) < 0);
    });
    geomap.OFF_AT_FIRST.forEach(function (key) {
      state.setShown(key, wanted.on.indexOf(key) >= 0);
    });
    state.filters = {};
    geomap.FILTERS.forEach(function (filter) {
      if (wanted[filter] !== undefined) state.filters[filter] = wanted[filter];
    });
    var day = wanted.t ? state.dayOf(wanted.t) : null;
    if (state.data.time) state.day = day === null || isNaN(day) ? state.data.time.days : Math.max(0, Math.min(state.data.time.days, day));
    var view = (wanted.v || "").split(",").map(Number);
    if (view.length === 3 && view.every(isFinite) && Math.abs(view[0]) <= 85 && Math.abs(view[1]) <= 360) {
      state.map.setView([view[0], view[1]], view[2], { animate: false });
    } else state.fitAll();
    state.refresh();
    state.data.places.forEach(function (place, index) {
      if (wanted.p !== undefined && place.id === wanted.p && place.form !== "list") state.open(index, place.label, null);
    });
  }

  function address(state) {
    var timer = null;
    var last = null;
    function save() {
      timer = null;
      var now = "#" + write(state);
      if (now === last) return;
      last = now;
      try {
        window.history.replaceState(null, "", now);
      } catch (error) {
        // Some frames may not change their address; the link can still be copied.
      }
    }
    state.saveSoon = function () {
      if (timer) clearTimeout(timer);
      timer = setTimeout(save, WAIT_MS);
    };
    window.addEventListener("hashchange", function () {
      if (window.location.hash !== last) restore(state);
    });
    if (window.location.hash.length > 1) restore(state);
    last = "#" + write(state);
    state.onChange(state.saveSoon);
    state.map.on("moveend popupopen popupclose", state.saveSoon);
  }

  // --- the clipboard ----------------------------------------------------------------------------------------------

  // Copy a text; where the browser forbids it, show it to be copied by hand.
  function copy(state, text, button) {
    var s = state.data.strings;
    function said() {
      button.textContent = s.take_copied;
    }
    function byHand() {
      var box = el("textarea", "gm-copy", text);
      box.setAttribute("aria-label", s.take_by_hand);
      box.readOnly = true;
      button.parentNode.insertBefore(box, button.nextSibling);
      box.focus();
      box.select();
      var done = false;
      try {
        done = document.execCommand("copy");
      } catch (error) {
        done = false;
      }
      if (!done) return;
      box.remove();
      button.focus();
      said();
    }
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(text).then(said, byHand);
    else byHand();
  }

  geomap.citation = function (state, number) {
    var statement = state.data.statements[number];
    var article = state.data.articles[statement.article];
    var words = statement.quote.map(function (segment) {
      return segment[0];
    }).join("");
    var source = [article.outlet, article.title, statement.published].filter(Boolean).join(", ");
    var place = state.data.places[statement.place].name;
    // Whoever cites a claim cites the denial with it, and the other way round.
    var against = geomap.counterparts(state, number).map(function (other) {
      return "; " + geomap.fill(state.data.strings.take_against, {
        line: state.data.statements[other].line,
        speaker: state.data.statements[other].speaker
      });
    });
    return "“" + words + "” (" + statement.speaker + "). " + source + ". " + (article.url ? article.url + " " : "") +
      "[" + place + ": " + statement.line + against.slice(0, 3).join("") + "; " + state.data.strings.take_read + ", " + statement.id + "]";
  };

  geomap.citeButton = function (state, number) {
    var button = el("button", "gm-link-button gm-cite", state.data.strings.take_citation);
    button.type = "button";
    button.addEventListener("click", function () {
      copy(state, geomap.citation(state, number), button);
    });
    return button;
  };

  // --- exports ----------------------------------------------------------------------------------------------------

  var KEYS = ["level", "geonamesid", "country", "boundary", "latitude", "longitude"];

  // The properties of a statement, named as the columns of `geomap export`.
  function record(state, number) {
    var statement = state.data.statements[number];
    var place = state.data.places[statement.place];
    var article = state.data.articles[statement.article];
    var party = state.data.parties[statement.party];
    var found = {
      claim_id: statement.id,
      article_id: article.key,
      says: statement.line,
      kind: statement.kind.replace(/_denied$/, ""),
      party: party.key,
      party_name: party.key && party.name,
      place_id: place.settled ? place.id : "",
      place: place.name
    };
    KEYS.forEach(function (name, at) {
      found[name] = place.keys[at];
    });
    return Object.assign(found, {
      extent: statement.extent,
      polarity: /_denied$/.test(statement.kind) ? "denied" : "affirmed",
      modality: statement.planned ? "planned" : "actual",
      speaker: statement.by === undefined ? statement.speaker : statement.by,
      speaker_side: state.valueOf(number, "side"),
      answers: statement.answers === null ? "" : state.data.statements[statement.answers].id,
      denied_by: state.data.statements.filter(function (other) {
        return other.answers === number;
      }).map(function (other) {
        return other.id;
      }).join("; "),
      disputed: statement.against.length > 0,
      quote: statement.quote.map(function (segment) {
        return segment[0];
      }).join(""),
      day: statement.day === null ? null : state.iso(statement.day),
      event_start: statement.start,
      event_end: statement.end,
      reading: statement.reading,
      older: state.phase(number) === "past",
      article_title: article.title,
      article_date: statement.said,
      outlet: article.outlet,
      url: article.url,
      colour: party.colour
    });
  }

  function inView(state) {
    return state.data.statements
      .map(function (statement, number) {
        return number;
      })
      .filter(state.isInView);
  }

  // A ring closed, in longitude and latitude, turning as asked (outer ones anticlockwise).
  function ring(points, anticlockwise) {
    var out = points.map(function (point) {
      return [point[1], point[0]];
    });
    var first = out[0];
    var last = out[out.length - 1];
    if (first[0] !== last[0] || first[1] !== last[1]) out.push(first);
    var area = 0;
    for (var at = 1; at < out.length; at++) area += out[at - 1][0] * out[at][1] - out[at][0] * out[at - 1][1];
    if (area > 0 !== anticlockwise) out.reverse();
    return out;
  }

  function geometry(place) {
    if (place.form === "point") return { type: "Point", coordinates: [place.label[1], place.label[0]] };
    if (place.form === "line") {
      return {
        type: "MultiLineString",
        coordinates: place.latlngs.map(function (line) {
          return line.map(function (point) {
            return [point[1], point[0]];
          });
        })
      };
    }
    if (place.form !== "area") return null;
    return {
      type: "MultiPolygon",
      coordinates: place.latlngs.map(function (rings) {
        return rings.map(function (points, number) {
          return ring(points, number === 0);
        });
      })
    };
  }

  geomap.toGeoJson = function (state) {
    return JSON.stringify({
      type: "FeatureCollection",
      name: document.title,
      notice: state.data.notice,
      shown_on: state.data.newest ? state.iso(state.day) : null,
      filters: state.filters,
      attribution: state.data.attribution,
      features: inView(state).map(function (number) {
        var place = state.data.places[state.data.statements[number].place];
        return { type: "Feature", geometry: geometry(place), properties: Object.assign({ table: "claims" }, record(state, number)) };
      })
    }, null, 1) + "\n";
  };

  // A cell that no spreadsheet takes for a formula, whatever the text begins with.
  function cell(value) {
    var text = value === null || value === undefined ? "" : String(value).replace(/[\r\n\t]+/g, " ");
    if (/^[\s]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20]/.test(text)) text = "'" + text;
    return '"' + text.replace(/"/g, '""') + '"';
  }

  geomap.toCsv = function (state) {
    var records = inView(state).map(record.bind(null, state));
    var columns = Object.keys(record(state, 0));
    return "\ufeff" + [columns.map(cell).join(",")].concat(records.map(function (each) {
      return columns.map(function (column) {
        return cell(each[column]);
      }).join(",");
    })).join("\r\n") + "\r\n";
  };

  function download(name, type, text) {
    var link = el("a", "");
    var url = URL.createObjectURL(new Blob([text], { type: type }));
    link.href = url;
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () {
      URL.revokeObjectURL(url);
    }, 10000);
  }

  function button(words, act) {
    var made = el("button", "gm-button", words);
    made.type = "button";
    made.addEventListener("click", function () {
      act(made);
    });
    return made;
  }

  geomap.drawTake = function (state) {
    var s = state.data.strings;
    state.embedded = false;
    state.chosen = null;
    var box = el("section", "gm-section gm-take", null, [el("h2", "", s.take_heading)]);
    // A notebook's frame has no address of its own that could be handed on.
    var addressed = /^(https?|file):$/.test(window.location.protocol);
    var row = el("div", "gm-buttons", null, [
      addressed && button(s.take_link, function (made) {
        copy(state, window.location.href.split("#")[0] + "#" + write(state), made);
      })
    ]);
    if (state.data.statements.length) {
      row.appendChild(button(s.take_geojson, function () {
        download("map.geojson", "application/geo+json", geomap.toGeoJson(state));
      }));
      row.appendChild(button(s.take_csv, function () {
        download("map.csv", "text/csv", geomap.toCsv(state));
      }));
    }
    box.appendChild(row);
    var body = document.getElementById("gm-body");
    body.insertBefore(box, body.querySelector(".gm-list").nextSibling);
    address(state);
    if (!state.embedded || !addressed) return;
    var control = L.control({ position: "topright" });
    control.onAdd = function () {
      var link = el("a", "gm-whole", s.take_whole);
      link.href = window.location.href.replace(/(&|#)embed(?=&|$)/, "$1");
      link.target = "_blank";
      link.rel = "noopener";
      return link;
    };
    control.addTo(state.map);
  };
})();
