// The table of all statements: the one that a browser without scripts shows, made when it is first wanted.
"use strict";

(function () {
  function sortBy(table, heads, column) {
    var body = table.tBodies[0];
    var head = heads[column];
    var down = head.getAttribute("aria-sort") === "ascending";
    heads.forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    var order = new Intl.Collator(document.documentElement.lang);
    var rows = Array.prototype.map.call(body.rows, function (row) {
      var cell = row.cells[column];
      return { row: row, day: cell.dataset.key || "", key: cell.dataset.key || cell.textContent };
    });
    var dated = rows.some(function (each) {
      return each.day;
    });
    rows.sort(function (one, other) {
      // What has no date stands last either way.
      if (dated && !one.day !== !other.day) return one.day ? -1 : 1;
      return (down ? -1 : 1) * order.compare(one.key, other.key);
    });
    rows.forEach(function (each) {
      body.appendChild(each.row);
    });
  }

  // Thousands of rows take their time to be laid out, so the table stands in a noscript until somebody asks for it.
  // What is parsed is what Python wrote there, its text escaped: the browser's own parser would read the same.
  geomap.fillTable = function () {
    var kept = document.querySelector("#gm-table noscript");
    if (!kept) return;
    var table = new DOMParser().parseFromString(kept.textContent, "text/html").querySelector("table");
    kept.parentNode.replaceChild(document.adoptNode(table), kept);
    // The styles lay rows out as grids; said in so many words, they stay a table for those who hear it.
    [["table", "table"], ["thead", "rowgroup"], ["tbody", "rowgroup"], ["tr", "row"], ["thead th", "columnheader"], ["tbody th", "rowheader"], ["td", "cell"]].forEach(function (role) {
      table.parentNode.querySelectorAll(role[0]).forEach(function (element) {
        element.setAttribute("role", role[1]);
      });
    });
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      var button = geomap.el("button", "gm-sort", head.textContent);
      button.type = "button";
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        sortBy(table, heads, column);
      });
    });
  };

  window.addEventListener("beforeprint", geomap.fillTable);
  window.matchMedia("print").addEventListener("change", geomap.fillTable);
})();
