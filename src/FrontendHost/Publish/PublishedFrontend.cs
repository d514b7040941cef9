namespace RazorOkta.FrontendHost.Publish;

/// <summary>A front-end that is complete on disk and can be served.</summary>
/// <param name="Name">Package name.</param>
/// <param name="Version">Package version.</param>
/// <param name="Fingerprint">What it was built from.</param>
/// <param name="WorksWithStrictCsp">Whether it promises to work without <c>eval</c>.</param>
/// <param name="LeavesLoginToServer">Whether it starts logins with what the server gives it.</param>
/// <param name="PublishedAt">When it became servable.</param>
public sealed record PublishedFrontend(
    string Name, string Version, string Fingerprint, bool WorksWithStrictCsp, bool LeavesLoginToServer, DateTimeOffset PublishedAt)
{
    /// <summary>What a page loads; <c>null</c> for contract 1, whose file names are fixed.</summary>
    public FrontendPage? Page { get; init; }

    /// <summary>Where its files are served, with a slash at the end: another address for every build, so that each file can be kept for ever.</summary>
    public string BasePath => $"{FrontendHostServices.FrontendsPath}/{FolderName}/";

    /// <summary>Name of its folder inside the static directory; safe in a path, whatever the package is called.</summary>
    internal string FolderName => FolderNameOf(Name, Fingerprint);

    internal static string FolderNameOf(string name, string fingerprint) =>
        $"{string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_')).TrimStart('.', '_')}-{fingerprint}";
}
