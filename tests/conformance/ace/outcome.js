// Prints the violations in a report of Ace, one a line, and last its outcome: "pass" or "fail".
const report = JSON.parse(require("fs").readFileSync(process.argv[2]));
const short = (text) => (text || "").replace(/\s+/g, " ").trim().slice(0, 200);
for (const document of report.assertions)
  for (const { "earl:test": test, "earl:result": result } of document.assertions)
    console.log(`${document["earl:testSubject"].url}: ${test["dct:title"]}: ` +
      `${short(result["dct:description"])} ${short(result.html)}`);
console.log(report["earl:result"]["earl:outcome"]);
