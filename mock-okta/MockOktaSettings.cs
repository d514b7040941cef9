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

    public OrgDefinition Org { get; init; } = new();

    /// <summary>Where the log goes; default: nowhere.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
