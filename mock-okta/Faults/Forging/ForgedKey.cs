namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>A key that a fault publishes or signs with.</summary>
/// <param name="Kid">As it is published.</param>
/// <param name="Algorithm">The one that it is for.</param>
/// <param name="Jwk">RFC 7517's form of it, whatever is wrong with it.</param>
/// <param name="Sign">The signature of these bytes by this algorithm.</param>
internal sealed record ForgedKey(string Kid, string Algorithm, string Jwk, Func<byte[], string, byte[]> Sign)
{
    /// <summary>The generated text of a record would be long and say nothing.</summary>
    public override string ToString() => Kid;
}
