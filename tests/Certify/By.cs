namespace RazorOkta.Certify;

/// <summary>Who makes a row's misbehaviour happen.</summary>
internal enum By
{
    /// <summary>P: the provider answers wrongly; a fault of the mock org.</summary>
    Provider,

    /// <summary>R: the provider is healthy, and judges what it is sent.</summary>
    RelyingParty,

    /// <summary>H: a crafted request to the relying party.</summary>
    Request,

    /// <summary>N: the network or TLS fails.</summary>
    Network,
}
