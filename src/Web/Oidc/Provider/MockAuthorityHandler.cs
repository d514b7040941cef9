using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RazorOkta.Web.Oidc.Provider;

/// <summary>
/// Speaks with a mock org that vouches for itself: trusts the certificates of one file, for this client alone and no others. Chain, times, purpose
/// and host name are checked as always. The mock writes the file anew at each start, perhaps after ours, so it is looked at with every call.
/// </summary>
/// <param name="file">Absolute path of the PEM file.</param>
/// <param name="create">Makes the handler that calls, without any trust of its own.</param>
internal sealed class MockAuthorityHandler(string file, Func<SocketsHttpHandler> create) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private Trusting? _current;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        For(ReadFile()).SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        _current?.Invoker.Dispose();
        base.Dispose(disposing);
    }

    private HttpMessageInvoker For(string pem)
    {
        lock (_lock)
        {
            if (_current?.Pem != pem)
            {
                var invoker = new HttpMessageInvoker(CreateTrusting(pem));
                _current?.Invoker.Dispose(); // the connections of the mock that was here before
                _current = new Trusting(pem, invoker);
            }

            return _current.Invoker;
        }
    }

    private string ReadFile()
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Untrusted($"The mock's certificate authority cannot be read: {cause.Message}", cause);
        }
    }

    private SocketsHttpHandler CreateTrusting(string pem)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck, // the mock's authority lives as long as the mock, and has no list
            DisableCertificateDownloads = true,
        };
        try
        {
            policy.CustomTrustStore.ImportFromPem(pem);
        }
        catch (CryptographicException cause)
        {
            throw Untrusted($"{file} holds no certificate that can be read: {cause.Message}", cause);
        }

        if (policy.CustomTrustStore.Count == 0)
        {
            throw Untrusted($"{file} holds no certificate", cause: null);
        }

        var handler = create();
        handler.SslOptions.CertificateChainPolicy = policy;
        return handler;
    }

    private static HttpRequestException Untrusted(string why, Exception? cause) => new(HttpRequestError.SecureConnectionError, why, cause);

    private sealed record Trusting(string Pem, HttpMessageInvoker Invoker);
}
