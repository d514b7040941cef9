using RazorOkta.Harness;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Certify.Running;

/// <summary>How the world of one case differs from the usual one.</summary>
internal sealed record Setup
{
    /// <summary>Changes what the org is made of.</summary>
    public Func<OrgDefinition, OrgDefinition> Org { get; init; } = definition => definition;

    /// <summary>Changes how the relying party is set up.</summary>
    public Func<WebHostSettings, WebHostSettings> Web { get; init; } = settings => settings;

    /// <summary>Whether the relying party speaks https.</summary>
    public bool Https { get; init; }

    /// <summary>Whether the org speaks https: it is then a server of its own, for worlds share their process's certificate.</summary>
    public bool OrgOverHttps { get; init; }

    /// <summary>Whether sessions and keys outlive a server of the case, for another one to find.</summary>
    public bool KeepsState { get; init; }

    /// <summary>A front-end of contract 2 is installed, which leaves logins to the server.</summary>
    public static Setup OfContractTwo => new() { FrontendManifest = """{"contract":2,"framework":"None","output":"public"}""" };

    /// <summary>What the installed front-end says of itself in its package's <c>razorOkta</c>; <c>null</c>: none is installed.</summary>
    public string? FrontendManifest { get; init; }

    /// <summary>Short budgets, so that what waits for a provider waits a second and not ten.</summary>
    public static Setup Impatient => new()
    {
        Web = settings => settings with
        {
            ProviderTimeout = TimeSpan.FromSeconds(1), LoginTimeout = TimeSpan.FromSeconds(1.5), LogoutTimeout = TimeSpan.FromSeconds(0.5),
            UserInfoTimeout = TimeSpan.FromSeconds(0.5),
        },
    };
}
