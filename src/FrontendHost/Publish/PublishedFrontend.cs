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
    /// <summary>Name of its folder inside the static directory; safe in a path, whatever the package is called.</summary>
    internal string FolderName => FolderNameOf(Name, Fingerprint);

    internal static string FolderNameOf(string name, string fingerprint) =>
        $"{string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_')).TrimStart('.', '_')}-{fingerprint}";
}
