namespace RazorOkta.FrontendHost.Discover;

/// <summary>A front-end that npm has installed.</summary>
/// <param name="Name">Package name, for example <c>@okta/samples-js-react</c>.</param>
/// <param name="Version">Package version, for example <c>1.4.0</c>.</param>
/// <param name="Directory">Absolute real path of the package (links of <c>file:</c> dependencies followed).</param>
/// <param name="BuildFrontend">Absolute path of its <c>build-frontend</c> script.</param>
/// <param name="HasBuildScript">Whether its package.json has a <c>build</c> script of its own.</param>
/// <param name="WorksWithStrictCsp">Whether it promises to work without <c>eval</c>.</param>
/// <param name="LeavesLoginToServer">Whether it starts logins with what the server gives it.</param>
/// <param name="IsShipped">Whether it is part of this repository; a shipped one yields to one that the user installed.</param>
internal sealed record InstalledFrontend(
    string Name, string Version, string Directory, string BuildFrontend, bool HasBuildScript, bool WorksWithStrictCsp, bool LeavesLoginToServer, bool IsShipped);
