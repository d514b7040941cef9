using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta;

/// <summary>What a mock org is started with. <see cref="MockOktaSettingsValidator"/> says what is allowed.</summary>
public sealed record MockOktaSettings
{
    public const int DefaultPort = 7777;

    /// <summary>0 takes any free port; <see cref="MockOktaServer.Url"/> then says which.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The host name in the issuer, for example <c>127.0.0.1</c> or <c>okta.mock.localhost</c>. Always this machine.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>
    /// Further host names that the org answers to, for example that of its container: servers may reach it by another name than browsers.
    /// The issuer keeps its name; the addresses that servers call follow the name by which the metadata was asked for.
    /// </summary>
    public IReadOnlyList<string> AlsoKnownAs { get; init; } = [];

    /// <summary>Where to listen when not on this machine alone: an IP address, for example <c>0.0.0.0</c> in a container. The control address stays this machine's.</summary>
    public string? Listen { get; init; }

    public HttpsCertificate Https { get; init; } = HttpsCertificate.None;

    /// <summary>A file into which the org writes, with <see cref="Https"/>, what its clients must trust; for programs beside it that are to find it.</summary>
    public string? AuthorityFile { get; init; }

    public OrgDefinition Org { get; init; } = new();

    /// <summary>
    /// A JSON file that takes the place of <see cref="Org"/>, whose clients and leniencies are added to it. The org follows its changes;
    /// one that is wrong changes nothing, and the log says what is wrong.
    /// </summary>
    public string? DefinitionFile { get; init; }

    /// <summary>Where the log goes; default: nowhere.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}

/// <summary>Whether the org speaks https, and who vouches for it.</summary>
public enum HttpsCertificate
{
    /// <summary>Plain http.</summary>
    None,

    /// <summary>The development certificate of ASP.NET Core, which browsers of this machine trust already; <see cref="OwnAuthority"/> where there is none for the host name.</summary>
    Development,

    /// <summary>An authority made at start, which lives in memory alone: see <see cref="MockOktaServer.CertificateAuthority"/>.</summary>
    OwnAuthority,
}
