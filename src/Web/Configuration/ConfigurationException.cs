namespace RazorOkta.Web.Configuration;

/// <summary>One mistake in the configuration.</summary>
/// <param name="Key">The setting, for example <c>oktaSample.oidc.issuer</c>.</param>
/// <param name="Wrong">What is wrong, as a sentence.</param>
/// <param name="Value">The current value as it may be shown; <c>null</c> for a secret or where there is none.</param>
/// <param name="Cure">What to do, as a sentence.</param>
internal sealed record ConfigurationMistake(string Key, string Wrong, string? Value, string Cure)
{
    public override string ToString() =>
        $"  {Key}: {Wrong}{(Value is null ? "" : $" Current value: \"{Value}\".")}{Environment.NewLine}    {Cure}";
}

/// <summary>The configuration cannot be used. The message names every mistake at once.</summary>
internal sealed class ConfigurationException(string source, IReadOnlyList<ConfigurationMistake> mistakes)
    : Exception(Describe(source, mistakes))
{
    public IReadOnlyList<ConfigurationMistake> Mistakes { get; } = mistakes;

    private static string Describe(string source, IReadOnlyList<ConfigurationMistake> mistakes) => string.Join(
        Environment.NewLine,
        [
            $"The configuration has {mistakes.Count} {(mistakes.Count == 1 ? "mistake" : "mistakes")}:",
            .. mistakes.Select(mistake => mistake.ToString()),
            $"Read from {source}, environment variables (oktaSample__oidc__issuer, ...) and user secrets; see \"Configuration\" in README.md.",
        ]);
}
