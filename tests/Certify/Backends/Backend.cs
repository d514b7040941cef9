using RazorOkta.Certify.Running;

namespace RazorOkta.Certify.Backends;

/// <summary>A server of anybody's that implements the routes of the samples family, and the org that it has been told to log in at.</summary>
/// <param name="Org">The mock, where the server's configuration looks for it.</param>
/// <param name="Origin">Of the server.</param>
/// <param name="ClientId">As the server knows itself.</param>
internal sealed record Backend(Org Org, string Origin, string ClientId)
{
    public Visitor NewVisitor() => new(Org, Origin, new Browser(), ClientId);

    /// <summary>A login that a front-end of the family begins, as far as the callback's address.</summary>
    public Task<Login> ReachCallbackAsync(Visitor visitor, string user = Known.John) => visitor.ReachCallbackAsync(Start.Frontend, user);

    public async Task SignedInAsync(Visitor visitor, string what) => Expect.That(await visitor.SignedInAsAsync() is not null, $"{what}: nobody is signed in.");

    public async Task NobodyAsync(Visitor visitor, string what) => Expect.That(await visitor.SignedInAsAsync() is null, $"{what}: somebody is signed in.");
}
