/* Draws a chart from the table that stands below it; without this file the table is simply there.

   <figure class="chart" data-chart="line" data-unit="%" data-target="9.2" data-target-high="9.5">
     <figcaption>…</figcaption>
     <div class="chart__plot" hidden></div>
     <details class="chart__data" open><summary>Bảng số liệu</summary> <table>…</table></details>
   </figure>

   First column = the labels, each further column = one series (its head is its name). A cell says its value in
   data-value with a decimal point; an empty data-value is a gap. data-chart: line or bar. */
(function () {
  "use strict";

  function token(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }

  function readTable(table) {
    var heads = Array.from(table.tHead.rows[0].cells).slice(1).map(function (cell) { return cell.textContent.trim(); });
    var rows = Array.from(table.tBodies[0].rows);
    return {
      labels: rows.map(function (row) { return row.cells[0].textContent.trim(); }),
      series: heads.map(function (name, index) {
        return {
          name: name,
          data: rows.map(function (row) {
            var cell = row.cells[index + 1];
            return cell && cell.dataset.value ? Number(cell.dataset.value) : null;
          })
        };
      })
    };
  }

  function option(figure, read) {
    var text = { color: token("--ink-2"), fontFamily: token("--text"), fontSize: parseFloat(token("--size-s")) };
    var shades = [token("--ink"), "#8b93a3", token("--gold"), token("--gap")];
    var language = document.documentElement.lang === "en" ? "en-GB" : "vi-VN";
    var format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    var unit = figure.dataset.unit ? " " + figure.dataset.unit : "";
    var kind = figure.dataset.chart === "bar" ? "bar" : "line";
    var targets = [figure.dataset.target, figure.dataset.targetHigh].filter(Boolean).map(Number);
    var series = read.series.map(function (one, index) {
      return {
        name: one.name, type: kind, data: one.data, color: shades[index % shades.length],
        symbol: "circle", symbolSize: 7, lineStyle: { width: 2 }, barMaxWidth: 36, connectNulls: false
      };
    });
    if (targets.length && series.length) {
      series[0].markLine = {
        symbol: "none", silent: true, lineStyle: { color: token("--red"), type: [3, 3], width: 1 },
        label: { color: token("--red"), fontFamily: text.fontFamily, formatter: targets.map(function (value) { return format.format(value); }).join("–") },
        data: targets.map(function (value, index) { return { yAxis: value, label: { show: index === targets.length - 1 } }; })
      };
      /* Unseen, so that the axis reaches the target in whole steps. */
      series.push({ type: "line", name: "", data: targets, symbol: "none", silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false } });
    }
    return {
      animation: false,
      aria: { enabled: true },
      textStyle: { fontFamily: text.fontFamily },
      grid: { left: 8, right: 60, top: read.series.length > 1 ? 40 : 16, bottom: 4, containLabel: true },
      legend: { data: read.series.map(function (one) { return one.name; }), show: read.series.length > 1, left: 0, top: 0, textStyle: text, icon: "circle", itemWidth: 10 },
      tooltip: {
        trigger: "axis", renderMode: "richText", textStyle: { fontFamily: text.fontFamily, color: token("--ink") },
        valueFormatter: function (value) { return value === null || value === undefined ? "–" : format.format(value) + unit; }
      },
      xAxis: { type: "category", data: read.labels, boundaryGap: kind === "bar", axisTick: { show: false }, axisLine: { lineStyle: { color: token("--line-2") } }, axisLabel: text },
      yAxis: {
        type: "value", scale: kind === "line", splitNumber: 4, axisLabel: Object.assign({ formatter: function (value) { return format.format(value); } }, text),
        splitLine: { lineStyle: { color: token("--line") } }
      },
      series: series
    };
  }

  function draw(figure) {
    var plot = figure.querySelector(".chart__plot");
    var table = figure.querySelector("table");
    if (!plot || !table || !window.echarts) { return; }
    plot.hidden = false;
    var chart = window.echarts.init(plot, null, { renderer: "canvas" });
    chart.setOption(option(figure, readTable(table)));
    var data = figure.querySelector(".chart__data");
    if (data) { data.open = false; }
    window.addEventListener("resize", function () { chart.resize(); });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.fonts.ready.then(function () { document.querySelectorAll("[data-chart]").forEach(draw); });
  });
}());
