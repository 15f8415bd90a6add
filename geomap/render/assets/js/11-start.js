// Brings it all together once folium's map and its empty groups are there.
"use strict";

(function () {
  var el = geomap.el;
  var PHONE = "(max-width: 720px)";
  var KEY_ROWS = 5;
  var CORNERS_PX = 780;
  var KEY_ROOM_PX = 470;
  var MENTION_NAMES = 200; // text on the map is slow to move

  function notice(state) {
    var data = state.data;
    var text = data.news;
    if (data.newest) {
      var age = geomap.daysSince(data.newest);
      if (age >= 0) {
        var key = age === 0 ? "age_today" : age === 1 ? "age_one" : "age_many";
        text += geomap.fill(data.strings[key], { days: age.toLocaleString("en") });
      }
    }
    var control = L.control({ position: "bottomleft" });
    control.onAdd = function () {
      return el("div", "gm-notice", null, [shown, el("b", "", text + "."), el("span", "", " " + data.notice)]);
    };
    // A map of another day, or of some of the voices, says so in its own frame: panel and bar may be cut off.
    var shown = el("b", "gm-shown");
    state.noticeFor = function () {
      var s = data.strings;
      var words = [];
      if (data.time && state.day !== data.time.days) words.push(geomap.fill(s.time_now, { day: state.dayName(state.day) }) + ".");
      if (state.filtered()) words.push(s.filter_active);
      if (data.reference && state.isShown("reference")) words.push(geomap.fill(s.reference_shown, { name: s.reference_name, published: data.reference.published }));
      geomap.say(shown, words.join(" ") + (words.length ? " " : ""));
    };
    control.addTo(state.map);
  }

  function controls(state) {
    var s = state.data.strings;
    L.control.zoom({ position: "topleft", zoomInTitle: s.zoom_in, zoomOutTitle: s.zoom_out }).addTo(state.map);
    L.control.scale({ position: "bottomright", imperial: false }).addTo(state.map);
    // Below the notice where both would meet, elsewhere in the other corner.
    var corner = state.map.getSize().x < CORNERS_PX ? "bottomleft" : "bottomright";
    var attribution = L.control.attribution({ position: corner, prefix: false });
    attribution.addTo(state.map);
    attribution.setPrefix("Leaflet");
    // Fixed strings of the project: Leaflet takes these as markup.
    state.data.attribution.forEach(function (text) {
      attribution.addAttribution(text);
    });
    notice(state);
    key(state);
  }

  // A short key inside the map, for when the panel is folded away or a sheet below: the layers that have signs on it.
  function key(state) {
    var control = L.control({ position: "topright" });
    var list = el("ul", "");
    // On a small screen it would lie over half of the claims: there it opens when it is asked for.
    var box = el("details", "gm-key", null, [el("summary", "", state.data.strings.key), list]);
    state.openKey = function () {
      box.open = state.map.getSize().y >= KEY_ROOM_PX;
    };
    box.addEventListener("toggle", function () {
      if (state.layout) state.layout();
    });
    control.onAdd = function () {
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(state.map);
    var shown = null;
    state.keyFor = function (numbers) {
      var drawn = {};
      numbers.forEach(function (number) {
        var mark = state.data.marks[number];
        if (mark.form !== "label") drawn[mark.layer] = true;
      });
      var now = Object.keys(drawn).join();
      if (now === shown) return;
      shown = now;
      list.textContent = "";
      var left = 0;
      state.data.layers.forEach(function (layer, index) {
        if (!drawn[index] || /_denied$/.test(layer.kind)) return;
        if (list.childElementCount >= KEY_ROWS) {
          left++;
          return;
        }
        var words = layer.heading + " " + layer.name;
        list.appendChild(
          el("li", "", null, [geomap.swatch(layer.kind, geomap.party(layer.party), layer.planned), geomap.quoted("span", "", words)])
        );
      });
      if (left) list.appendChild(el("li", "", geomap.fill(state.data.strings.search_more, { count: left })));
    };
  }

  // The other places whose signs lie on the one that was chosen.
  function alsoHere(state, indexes) {
    var line = el("p", "gm-small", state.data.strings.also_here + " ");
    indexes.forEach(function (index) {
      var button = geomap.quoted("button", "gm-link-button gm-also", state.data.places[index].name);
      button.type = "button";
      button.addEventListener("click", function () {
        state.open(index, null, null);
      });
      line.appendChild(button);
    });
    return line;
  }

  function popup(state) {
    return function (index, latlng, opener) {
      var place = state.data.places[index];
      var heading = el("h3", "gm-popup-name", null, [geomap.quoted("span", "", place.name)]);
      heading.appendChild(el("span", "gm-small", " " + place.level));
      var content = el("div", "gm-popup", null, [heading]);
      content.tabIndex = -1;
      if (state.restsOnOne(index)) content.appendChild(el("p", "gm-small", state.data.strings.one_outlet));
      var covered = state.covered(index);
      if (covered.length) content.appendChild(alsoHere(state, covered));
      content.appendChild(geomap.statements(state, index, false));
      var size = state.map.getSize();
      var box = L.popup({
        maxWidth: Math.min(340, size.x - 40),
        minWidth: Math.min(260, size.x - 60),
        maxHeight: Math.max(140, Math.min(380, size.y - 150)),
        autoPanPadding: [12, 12],
        className: "gm-popup-box"
      });
      state.chosen = index;
      box.once("remove", function () {
        if (state.chosen === index) state.chosen = null;
      });
      box.setLatLng(latlng || place.label).setContent(content).openOn(state.map);
      box.getElement().addEventListener("keydown", function (event) {
        if (event.key === "Escape") state.map.closePopup(box);
      });
      var close = box.getElement().querySelector(".leaflet-popup-close-button");
      if (close) close.setAttribute("aria-label", state.data.strings.close);
      if (opener) {
        content.focus({ preventScroll: true });
        box.once("remove", function () {
          opener.focus({ preventScroll: true });
        });
      }
    };
  }

  function mentions(state, group) {
    var s = state.data.strings;
    var names = 0;
    state.data.mentions.forEach(function (mention) {
      var times = mention[4] === 1 ? s.mention_once : geomap.fill(s.mention_times, { count: mention[4] });
      if (!mention[5]) {
        // A region, a river or a country is a name, never a pin.
        var icon = L.divIcon({ className: "gm-mention-name", iconSize: null, html: geomap.quoted("span", "", mention[0]) });
        if (++names <= MENTION_NAMES) group.addLayer(L.marker([mention[2], mention[3]], { icon: icon, pane: "gm-labels", interactive: false, keyboard: false }));
        return;
      }
      var dot = L.circleMarker([mention[2], mention[3]], {
        pane: "gm-mentions",
        radius: 4,
        color: "#ffffff",
        weight: 1,
        fillColor: "#3c4043",
        fillOpacity: 0.85
      });
      dot.bindTooltip(function () {
        return el("span", "", null, [geomap.quoted("b", "", mention[0]), el("span", "", " · " + mention[1] + " · " + times)]);
      });
      group.addLayer(dot);
    });
  }

  function fit(state) {
    var view = state.data.view;
    if (!view) {
      state.map.setView([25, 10], 2);
      return;
    }
    var phone = window.matchMedia(PHONE).matches;
    var key = document.querySelector(".gm-key");
    var foot = document.querySelector(".leaflet-bottom.leaflet-left");
    state.map.fitBounds(
      [
        [view[1], view[0]],
        [view[3], view[2]]
      ],
      {
        paddingTopLeft: [phone ? 12 : 30, phone && key ? key.offsetHeight + 20 : 24],
        paddingBottomRight: [phone ? 12 : 30, foot ? foot.offsetHeight + 4 : 60],
        maxZoom: 9,
        animate: false
      }
    );
    state.fitted = where(state);
  }

  function where(state) {
    var centre = state.map.getCenter();
    return [centre.lat.toFixed(5), centre.lng.toFixed(5), state.map.getZoom()].join();
  }

  function panelControls(state) {
    var s = state.data.strings;
    var app = document.getElementById("gm-app");
    var panel = document.getElementById("gm-panel");
    var tableBox = document.getElementById("gm-table");
    var fold = el("button", "gm-fold");
    fold.type = "button";
    fold.setAttribute("aria-controls", "gm-panel");

    function isPhone() {
      return window.matchMedia(PHONE).matches;
    }
    // Folded means: the panel hidden on a wide screen, the sheet down on a phone.
    function set(folded) {
      app.classList.toggle("gm-folded", folded);
      fold.setAttribute("aria-expanded", String(!folded));
      var words = isPhone() ? (folded ? s.panel_pull : s.panel_fold) : folded ? s.panel_open : s.panel_fold;
      fold.title = words;
      fold.setAttribute("aria-label", words);
      state.map.invalidateSize({ pan: false });
    }
    fold.addEventListener("click", function () {
      set(!app.classList.contains("gm-folded"));
    });
    app.insertBefore(fold, panel);
    document.getElementById("gm-head").addEventListener("click", function () {
      if (isPhone()) set(!app.classList.contains("gm-folded"));
    });
    set(isPhone());
    state.fold = set;
    state.isPhone = isPhone;

    var open = el("button", "gm-button gm-table-open", s.table_open);
    open.type = "button";
    var close = el("button", "gm-button gm-table-close", s.table_close);
    close.type = "button";
    function showTable(shown) {
      if (shown) geomap.fillTable();
      tableBox.hidden = !shown;
      app.hidden = shown;
      (shown ? close : open).focus();
      if (!shown) state.map.invalidateSize({ pan: false });
    }
    open.addEventListener("click", function () {
      showTable(true);
    });
    close.addEventListener("click", function () {
      showTable(false);
    });
    tableBox.insertBefore(close, tableBox.firstChild);
    tableBox.hidden = true;
    document.getElementById("gm-body").appendChild(open);
  }

  geomap.start = function (map, groups) {
    document.documentElement.classList.add("gm-js");
    var data = geomap.island("gm-data");
    var shapes = geomap.island("gm-shapes");
    var state = { map: map, data: data, base: geomap.island("gm-base") };
    var hidden = {};
    geomap.OFF_AT_FIRST.forEach(function (key) {
      hidden[key] = true;
    });

    geomap.party = function (number) {
      return data.parties[number];
    };
    data.places.forEach(function (place, index) {
      if (shapes.places[index]) place.latlngs = geomap.decode(shapes.places[index]);
    });
    state.insets = {};
    Object.keys(shapes.insets).forEach(function (name) {
      state.insets[name] = geomap.decode(shapes.insets[name]);
    });

    state.open = popup(state);
    state.isShown = function (key) {
      return !hidden[String(key)];
    };
    state.parent = function (key) {
      return groups[data.layers[key] ? data.layers[key].kind : key];
    };
    // Show or hide a layer. Marks are shown one by one; the two groups of folium's own that hold none come and go whole.
    state.show = function (key, shown) {
      state.setShown(key, shown);
      state.refresh();
    };
    state.setShown = function (key, shown) {
      if (shown) delete hidden[key];
      else hidden[key] = true;
      if (key === "mentions" || key === "borders" || key === "reference") {
        if (shown) map.addLayer(groups[key]);
        else map.removeLayer(groups[key]);
      }
    };
    state.hiddenLayers = function () {
      return Object.keys(hidden).sort();
    };
    state.goTo = function (index, opener) {
      var place = data.places[index];
      var phone = state.isPhone();
      if (phone) state.fold(true);
      if (place.bounds) map.fitBounds(place.bounds, { padding: [60, 60], maxZoom: 9, animate: false });
      else map.setView(place.label, Math.max(map.getZoom(), 7), { animate: false });
      state.open(index, place.label, opener);
    };

    // Pan at once: a popup that slides into view is out of reach meanwhile, and some readers cannot bear motion.
    var panBy = map.panBy;
    map.panBy = function (offset, options) {
      return panBy.call(map, offset, Object.assign({ animate: false }, options));
    };
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) map._zoomAnimated = false;
    map.setMinZoom(2);
    map.setMaxZoom(13);
    map.getContainer().setAttribute("aria-label", data.strings.map_label);
    map.getContainer().setAttribute("role", "region");
    panelControls(state);
    controls(state);
    fit(state);
    geomap.drawBase(map, state.base, groups.borders);
    // On a phone a popup needs the corners, too.
    map.on("popupopen popupclose", function (event) {
      map.getContainer().classList.toggle("gm-reading", event.type === "popupopen");
    });
    geomap.moment(state);
    geomap.lighting(state);
    state.draw = geomap.drawMarks(state);
    mentions(state, groups.mentions);
    geomap.drawSpread(state);
    state.layout = geomap.drawLabels(state);
    geomap.drawReference(state, groups.reference);
    geomap.drawPanel(state);
    geomap.drawFind(state);
    geomap.drawTime(state);
    geomap.drawText(state);
    state.fitAll = fit.bind(null, state);
    // The view keeps clear of the key, which must have its lines for that.
    state.keyFor(state.visible());
    state.openKey();
    state.fitAll();
    geomap.drawTake(state);
    state.refresh();
    geomap.state = state;
    window.addEventListener("resize", function () {
      // A view that the reader has not moved follows the window: a frame may get its size late.
      var unmoved = state.fitted === where(state);
      map.invalidateSize({ pan: false });
      if (unmoved) fit(state);
    });
  };
})();
