using RazorOkta.FrontendHost.Serve;

namespace RazorOkta.FrontendHost.Discover;

/// <summary>How a front-end's own development server is started: an npm script, with its port in <c>PORT</c> and its path in <c>BASE</c>.</summary>
/// <param name="Name">Of the package.</param>
/// <param name="Folder">Absolute path of the package.</param>
/// <param name="Script">The npm script, for example <c>dev</c>.</param>
/// <param name="Base">The path below which it serves, with a slash at the end.</param>
public sealed record DevServerScript(string Name, string Folder, string Script, string Base)
{
    internal static (DevServerScript?, FrontendProblem?) Of((InstalledFrontend? Frontend, FrontendProblem? Problem) found) => found switch
    {
        { Frontend: null } => (null, found.Problem),
        { Frontend.ContractTwo.DevServer: { } script } => (new(found.Frontend.Name, found.Frontend.Directory, script, FrontendDevServer.BasePath), null),
        _ => (null, new FrontendProblem(
            $"The front-end {found.Frontend.Name} names no development server.",
            "Name the npm script that starts it in razorOkta.devServer of its package.json (docs/frontend-contract.md), or choose another front-end with --frontend NAME.")),
    };
}
