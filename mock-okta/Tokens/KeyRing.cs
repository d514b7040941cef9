namespace RazorOkta.MockOkta.Tokens;

internal sealed class KeyRing : IDisposable
{
    private readonly Lazy<SigningKey> _hidden = new();

    /// <summary>Signs ID tokens, and the access tokens of custom servers.</summary>
    public SigningKey Published { get; } = new();

    /// <summary>Signs the org's own access tokens; not in the key set, so that no app gets used to verifying them.</summary>
    public SigningKey Hidden => _hidden.Value;

    public void Dispose()
    {
        Published.Dispose();
        if (_hidden.IsValueCreated)
        {
            _hidden.Value.Dispose();
        }
    }
}
