using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using RazorOkta.MockOkta.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>Makes rows of the mock's faults: each variant of the catalogue is a login of its own.</summary>
internal static class Faults
{
    /// <param name="id">Of the row and of the fault.</param>
    /// <param name="expected">What must come of each variant.</param>
    /// <param name="but">The variants of which something else must come.</param>
    public static Row Login(string id, Expectation expected, params (string Variant, Expectation Expected)[] but) =>
        new(id, [.. VariantsOf(id).Select(variant => Case(id, variant, but.FirstOrDefault(other => other.Variant == variant).Expected ?? expected))]);

    /// <summary>The same for logins that the relying party begins and for those that a front-end does.</summary>
    public static Row BothWays(string id, Expectation expected, params (string Variant, Expectation Expected)[] but)
    {
        var usual = Login(id, expected, but);
        return usual with { Cases = [.. usual.Cases, .. usual.Cases.Select(AtTheFrontend)] };
    }

    /// <summary>A row whose variants need more than one login.</summary>
    public static Row Script(string id, string expected, Func<Stage, Task> script, Setup? setup = null) =>
        new(id, [.. VariantsOf(id).Select(variant => new Case(variant, expected, script) { Fault = NameOf(id, variant), Setup = setup ?? new Setup() })]);

    /// <summary>One login under one fault.</summary>
    public static Case Case(string id, string variant, Expectation expected, Func<Stage, Visitor, Login, Task>? then = null) =>
        new(variant, $"{expected}", async stage =>
        {
            var (visitor, login) = await Judge.LogInAsync(stage, expected);
            await (then?.Invoke(stage, visitor, login) ?? Task.CompletedTask);
        })
        {
            Fault = NameOf(id, variant), Expectation = expected,
        };

    private static Case AtTheFrontend(Case usual) => usual with
    {
        Variant = $"{usual.Variant}@contract-1",
        Script = stage => Judge.LogInAsync(stage, usual.Expectation!, Start.Frontend),
    };

    public static IReadOnlyList<string> VariantsOf(string id) => [.. FaultCatalogue.Find(id)!.Variants.Select(variant => variant.Name)];

    public static string NameOf(string id, string variant) => Verdict.NameOf(id, variant);
}
