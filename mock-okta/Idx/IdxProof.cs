namespace RazorOkta.MockOkta.Idx;

/// <summary>What a person has proven so far, as authentication method references (RFC 8176).</summary>
internal sealed class IdxProof(TimeProvider clock)
{
    public const string Password = "pwd";
    private const string MultipleFactors = "mfa";

    private readonly List<string> _methods = [];

    /// <summary>When the first of it was proven: the <c>auth_time</c>.</summary>
    public DateTimeOffset? At { get; private set; }

    public bool HasSecondFactor => _methods.Any(method => method != Password);

    public IReadOnlyList<string> Methods => _methods.Count > 1 ? [.. _methods, MultipleFactors] : [.. _methods];

    public void Add(string method)
    {
        At ??= clock.GetUtcNow();
        if (!_methods.Contains(method))
        {
            _methods.Add(method);
        }
    }
}
