using RazorOkta.FrontendHost.Discover;

namespace RazorOkta.FrontendHost.Build;

/// <summary>A finished build that nobody serves yet.</summary>
/// <param name="Frontend">What was built.</param>
/// <param name="Fingerprint">What it was built from.</param>
/// <param name="Output">Absolute path of the staged output.</param>
internal sealed record BuildResult(InstalledFrontend Frontend, string Fingerprint, string Output);
