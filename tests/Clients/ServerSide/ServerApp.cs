namespace RazorOkta.Clients.ServerSide;

/// <summary>A running app whose server is the client. It listens before it knows its org, because the org must know where it listens.</summary>
internal interface IServerApp : IAsyncDisposable
{
    /// <summary>For example <c>http://localhost:40125</c>.</summary>
    string Origin { get; }

    /// <summary>From now on it can log people in.</summary>
    Task UseAsync(ServerSettings settings);
}

internal sealed record ServerSettings(string Origin, string Issuer, string ClientId, string ClientSecret);
