namespace RazorOkta.Web.Sessions;

/// <summary>How long sessions live, and where they are kept.</summary>
internal sealed record SessionOptions
{
    /// <summary>Absolute path of the folder for sessions.</summary>
    public required string Folder { get; init; }

    /// <summary>A session that is not used for this long ends. Default: one hour, the family's value.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A session ends after this, however much it is used. Default: eight hours.</summary>
    public TimeSpan AbsoluteLimit { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Use is written down no more often than this. Default: one minute.</summary>
    public TimeSpan TouchInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether a session is over at a point in time.</summary>
    public bool HasEnded(UserSession session, DateTimeOffset now) =>
        now >= session.OpenedAt + AbsoluteLimit || now >= session.UsedAt + IdleLimit;
}
