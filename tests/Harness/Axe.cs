using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace RazorOkta.Harness;

/// <summary>What axe-core has to say of a page (https://github.com/dequelabs/axe-core).</summary>
/// <param name="Passed">How many of its rules the page keeps.</param>
/// <param name="Violations">Those that it breaks.</param>
public sealed record AxeFindings(int Passed, IReadOnlyList<AxeViolation> Violations);

/// <param name="Id">Of axe's rule, for example <c>color-contrast</c>.</param>
/// <param name="Help">What the rule asks for.</param>
/// <param name="Impact"><c>minor</c>, <c>moderate</c>, <c>serious</c> or <c>critical</c>.</param>
/// <param name="Elements">The HTML of those that break it.</param>
public sealed record AxeViolation(string Id, string Help, string Impact, IReadOnlyList<string> Elements)
{
    public override string ToString() => $"{Id} ({Help}): {string.Join(" | ", Elements.Take(3))}";
}

/// <summary>Looks for what keeps people out of a page.</summary>
public static class Axe
{
    private const string Run = """
        async only => {
          const { passes, violations } = await axe.run(document, only.length > 0 ? { runOnly: only } : {});
          return JSON.stringify({ passed: passes.length, violations: violations.map(({ id, help, impact, nodes }) => ({ id, help, impact, elements: nodes.map(node => node.html) })) });
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Comes before the first page: half a megabyte that the browser reads with each costs nothing, and seconds where it is sent to each.</summary>
    public static Task BringAsync(IPage page) => page.AddInitScriptAsync(Script);

    /// <param name="page">To which axe has been brought.</param>
    /// <param name="only">Names of axe's rules; none: all of them.</param>
    public static async Task<AxeFindings> RunAsync(IPage page, params string[] only) => JsonSerializer.Deserialize<AxeFindings>(await page.EvaluateAsync<string>(Run, only), JsonSerializerOptions.Web)!;
}
