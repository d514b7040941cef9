namespace RazorOkta.MockOkta.Tokens;

/// <summary>The keys of one org.</summary>
internal sealed class KeyRing
{
    /// <summary>Of keys that have been rotated away so many are remembered: a logout hint may be signed by one.</summary>
    private const int Remembered = 8;

    private readonly Lock _rotating = new();
    private volatile SigningKey[] _newestFirst = [new(KeyMaterial.Next())];

    public KeyRing() => Hidden = new SigningKey(Current.Material.Following());

    /// <summary>Signs ID tokens, and the access tokens of custom servers.</summary>
    public SigningKey Current => _newestFirst[0];

    /// <summary>Signs the org's own access tokens; not in the key set, so that no app gets used to verifying them.</summary>
    public SigningKey Hidden { get; }

    /// <summary>The key set. A key that was rotated away is gone from it at once: whoever has the old set must fetch anew.</summary>
    public IReadOnlyList<SigningKey> Published => [Current];

    /// <summary>Also keys that are not published any more.</summary>
    public IReadOnlyList<SigningKey> Known => _newestFirst;

    public SigningKey Rotate()
    {
        lock (_rotating)
        {
            _newestFirst = [new SigningKey(Current.Material.Following()), .. _newestFirst.Take(Remembered - 1)];
            return Current;
        }
    }
}
