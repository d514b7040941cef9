using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>Pictures that a page is about to fetch: it sends neither cookie nor state token along, so the address itself is the key.</summary>
internal sealed class QrCodes(TimeProvider clock)
{
    private readonly ExpiringStore<string> _contentByToken = new(clock, AuthnTransactions.StepLifetime, capacity: 1_000);

    public string Add(string content)
    {
        var token = OktaId.Secret();
        _contentByToken.Add(token, content);
        return token;
    }

    public string? Find(string? token) => _contentByToken.Find(token);
}
