namespace RazorOkta.FrontendHost.Discover;

/// <summary>A front-end that npm has installed.</summary>
/// <param name="Directory">Absolute real path of the package (links of <c>file:</c> dependencies followed).</param>
/// <param name="Manifest">What its <c>package.json</c> says.</param>
/// <param name="IsShipped">Whether it is part of this repository; a shipped one yields to one that the user installed.</param>
internal sealed record InstalledFrontend(string Directory, PackageManifest Manifest, bool IsShipped)
{
    /// <summary>Package name, for example <c>@okta/samples-js-react</c>.</summary>
    public string Name => Manifest.Name;

    /// <summary>Package version, for example <c>1.4.0</c>.</summary>
    public string Version => Manifest.Version;

    /// <summary>For people.</summary>
    public string Title => Manifest.Title ?? Name;

    public ContractTwo? ContractTwo => Manifest.ContractTwo;

    /// <summary>Whether it promises to work without <c>eval</c>.</summary>
    public bool WorksWithStrictCsp => ContractTwo is not null || Manifest.WorksWithStrictCsp;

    /// <summary>Whether it starts logins with what the server gives it.</summary>
    public bool LeavesLoginToServer => ContractTwo is not null || Manifest.LeavesLoginToServer;

    /// <summary>Absolute path of its finished output; <c>null</c>: it is built.</summary>
    public string? Output => ContractTwo?.Output is { } output ? Path.GetFullPath(output, Directory) : null;
}
