// The working copy: the articles whole, with their place names and claims marked. All of it is text nodes and spans.
"use strict";

(function () {
  var el = geomap.el;

  function piece(state, article, index) {
    var pieces = article.pieces;
    var start = pieces[index][0];
    var end = index + 1 < pieces.length ? pieces[index + 1][0] : article.text.length;
    var roles = pieces[index][2];
    var node = el(roles.length ? "mark" : "span", "", article.text.slice(start, end));
    node.gmStart = start;
    if (pieces[index][1]) node.classList.add("gm-name");
    if (!roles.length) return node;
    var numbers = [];
    roles.forEach(function (role) {
      node.classList.add("gm-is-" + role[1]);
      if (numbers.indexOf(role[0]) < 0) numbers.push(role[0]);
    });
    // The layer's colour: that of the first claim whose words these are; the others stand in the title.
    node.style.borderBottomColor = geomap.party(state.data.statements[numbers[0]].party).colour;
    node.title = numbers
      .map(function (number) {
        var statement = state.data.statements[number];
        return state.data.places[statement.place].name + ": " + statement.line;
      })
      .join("\n");
    node.dataset.claims = numbers.join(" ");
    node.tabIndex = 0;
    node.setAttribute("role", "button");
    function go() {
      var index = state.data.statements[numbers[0]].place;
      if (state.isPhone()) state.closeText();
      if (state.data.places[index].form === "list") {
        state.fold(false);
        state.openRow(index);
      } else state.goTo(index, node);
    }
    node.addEventListener("click", go);
    node.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      go();
    });
    return node;
  }

  // One article, made when it is first read.
  function articleBox(state, texts, number) {
    var source = state.data.articles[number];
    var name = [source.day, source.outlet, source.title].filter(Boolean).join(" · ");
    var body = el("div", "gm-text-body");
    body.dir = "auto";
    texts[number].pieces.forEach(function (_, index) {
      body.appendChild(piece(state, texts[number], index));
    });
    return el("article", "", null, [geomap.quoted("h3", "", name), body]);
  }

  geomap.drawText = function (state) {
    var island = document.getElementById("gm-text-data");
    if (!island) return;
    var s = state.data.strings;
    var texts = JSON.parse(island.textContent);
    var boxes = {};
    var opener = null;
    var close = el("button", "gm-button", s.text_close);
    close.type = "button";
    var choice = document.createElement("select");
    choice.setAttribute("aria-label", s.text_article);
    state.data.articles.forEach(function (source) {
      choice.appendChild(el("option", "", [source.day, source.outlet, source.title].filter(Boolean).join(" · ").slice(0, 90)));
    });
    var holder = el("div", "gm-text-holder");
    holder.tabIndex = 0;
    holder.setAttribute("role", "region");
    holder.setAttribute("aria-label", s.text_heading);
    var section = el("section", "", null, [
      el("div", "gm-text-head", null, [el("h2", "", s.text_heading), close, el("p", "gm-working", s.working_copy), choice]),
      holder
    ]);
    section.id = "gm-text";
    section.setAttribute("aria-label", s.text_heading);
    section.hidden = true;
    document.getElementById("gm-app").insertBefore(section, document.getElementById("gm-main"));

    function show(number) {
      boxes[number] = boxes[number] || articleBox(state, texts, number);
      holder.textContent = "";
      holder.appendChild(boxes[number]);
      holder.scrollTop = 0;
      choice.selectedIndex = number;
      section.hidden = false;
      state.map.invalidateSize({ pan: false });
    }
    choice.addEventListener("change", function () {
      show(choice.selectedIndex);
    });

    state.closeText = function () {
      section.hidden = true;
      state.map.invalidateSize({ pan: false });
      if (opener && opener.isConnected) opener.focus({ preventScroll: true });
      opener = null;
    };
    close.addEventListener("click", state.closeText);
    section.addEventListener("keydown", function (event) {
      if (event.key === "Escape") state.closeText();
    });

    // Open the article of a claim at its sentence.
    state.readText = function (number, from) {
      var article = state.data.statements[number].article;
      opener = from;
      show(article);
      var sentence = texts[article].sentences[number];
      var first = null;
      boxes[article].querySelectorAll(".gm-text-body > *").forEach(function (node) {
        var inside = node.gmStart >= sentence[0] && node.gmStart < sentence[1];
        node.classList.toggle("gm-read", inside);
        if (inside && !first) first = node;
      });
      close.focus({ preventScroll: true });
      if (first) first.scrollIntoView({ block: "center" });
    };

    var open = el("button", "gm-button gm-text-open", s.text_open);
    open.type = "button";
    open.addEventListener("click", function () {
      opener = open;
      show(choice.selectedIndex < 0 ? 0 : choice.selectedIndex);
      close.focus({ preventScroll: true });
    });
    document.getElementById("gm-body").insertBefore(open, document.querySelector(".gm-table-open"));
  };

  // The way from a claim to its place in the article.
  geomap.readButton = function (state, number) {
    if (!state.readText) return null;
    var button = el("button", "gm-link-button gm-cite", state.data.strings.text_claim);
    button.type = "button";
    button.addEventListener("click", function () {
      state.readText(number, button);
    });
    return button;
  };
})();
