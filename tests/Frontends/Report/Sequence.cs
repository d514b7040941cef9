using System.Net;
using System.Text;

namespace RazorOkta.Frontends.Report;

/// <summary>
/// The org's journal as a sequence diagram: who has asked whom for what, in the order of time, and what came of it. A drawing for the eye, and below it a
/// table that says the same. Paths are a front-end's and so may be anything: they are text.
/// </summary>
internal static class Sequence
{
    private const int Most = 60;

    // In pixels: so wide that it fits the page of a desk. On a phone it is scrolled, for smaller letters could not be read.
    private const int Width = 880;
    private const int Row = 36;
    private const int Head = 34;
    private const double Letter = 7.3; // how wide a letter of the style sheet's monospaced 12 pixels is

    private static readonly Line[] Usual = [new(Party.Browser, "Browser", 60), new(Party.WebApp, "Web app", 210), new(Party.Org, "Okta org", 740)];

    // The harness is no part of a login: its line is there only when it has asked.
    private static readonly Line[] WithHarness = [new(Party.Harness, "The harness", 60), new(Party.Browser, "Browser", 180), new(Party.WebApp, "Web app", 300), new(Party.Org, "Okta org", 740)];

    /// <returns>HTML; empty where there is no journal.</returns>
    public static string Of(string journal)
    {
        if (Calls.Read(journal) is not { Count: > 0 } all)
        {
            return "";
        }

        Call[] calls = [.. all.TakeLast(Most)]; // the last ones led to the failure
        var failed = all.Count(call => call.HasFailed);
        return $"""
            <details><summary>What the mock Okta org was asked ({all.Count}){(failed == 0 ? "" : $", {failed} failed")}</summary>
            {(all.Count == calls.Length ? "" : $"<p class=\"soft\">These are the last {calls.Length}; the {all.Count - calls.Length} before them are left out.</p>\n")}<div class="scroll" tabindex="0" role="group" aria-label="Sequence diagram">
            {Drawing(calls)}</div>
            <details><summary>The same as a table</summary><div class="scroll" tabindex="0" role="group" aria-label="Table of requests"><table class="rows"><thead><tr><th>From</th><th>To</th><th>Request</th><th>Answer</th></tr></thead><tbody>
            {string.Concat(calls.Select(InTable))}</tbody></table></div></details>
            </details>

            """;
    }

    private static string Drawing(IReadOnlyList<Call> calls)
    {
        var lines = calls.Any(call => call.From == Party.Harness) ? WithHarness : Usual;
        var end = Head + 6 + (calls.Count * Row);
        var text = new StringBuilder($"<svg class=\"sequence\" width=\"{Width}\" height=\"{end + Head}\" viewBox=\"0 0 {Width} {end + Head}\" role=\"img\" aria-label=\"Sequence diagram of {calls.Count} requests, {calls.Count(call => call.HasFailed)} of them failed; the table below says the same\">\n");
        foreach (var (_, name, x) in lines)
        {
            // The names stand at both ends: the head of a long diagram is out of sight.
            text.Append($"<path class=\"life\" d=\"M{x} {Head - 6}V{end + 6}\"/>{Box(name, x, 2)}{Box(name, x, end + 6)}\n");
        }

        for (var i = 0; i < calls.Count; i++)
        {
            text.Append(Arrow(calls[i], lines, Head + 26 + (i * Row)));
        }

        return text.Append("</svg>\n").ToString();
    }

    private static string Box(string name, int x, int y) =>
        $"<rect class=\"who\" x=\"{x - 50}\" y=\"{y}\" width=\"100\" height=\"26\" rx=\"6\"/><text class=\"who\" x=\"{x}\" y=\"{y + 18}\">{name}</text>";

    private static string Arrow(Call call, Line[] lines, int y)
    {
        var (from, to) = (At(lines, call.From), At(lines, call.To));
        var (way, anchor) = from < to ? (1, "start") : (-1, "end");
        var label = Cut(call.Request, (int)((Math.Abs(to - from) - 24) / Letter));
        return $"<g{(call.HasFailed ? " class=\"failed\"" : "")}><title>{Text($"{call.Request}: {call.Answer}")}</title>"
            + $"<path class=\"call\" d=\"M{from} {y}H{to - (way * 9)}\"/><path class=\"tip\" d=\"M{to - way} {y}l{-way * 9} -5v10z\"/><circle class=\"tip\" cx=\"{from}\" cy=\"{y}\" r=\"3\"/>"
            + $"<text x=\"{from + (way * 10)}\" y=\"{y - 7}\" text-anchor=\"{anchor}\">{Text(label)}</text><text class=\"answer\" x=\"{At(lines, Party.Org) + 12}\" y=\"{y + 4}\">{call.Answer}</text></g>\n";
    }

    private static string InTable(Call call) =>
        $"<tr><td>{Name(call.From)}</td><td>{Name(call.To)}</td><td class=\"long\">{Text(call.Request)}</td><td{(call.HasFailed ? " class=\"failed\"" : "")}>{call.Answer}</td></tr>\n";

    /// <summary>Without its middle when it is too long: of a path both the beginning and the end tell something.</summary>
    private static string Cut(string text, int most) => text.Length <= most ? text : $"{text[..(most / 2)]}…{text[^((most / 2) - 1)..]}";

    private static int At(Line[] lines, Party party) => lines.Single(line => line.Who == party).X;

    private static string Name(Party party) => WithHarness.Single(line => line.Who == party).Name;

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>The life line of one who took part.</summary>
    private sealed record Line(Party Who, string Name, int X);
}
