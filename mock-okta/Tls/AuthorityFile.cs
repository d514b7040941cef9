using System.Security.Cryptography.X509Certificates;

namespace RazorOkta.MockOkta.Tls;

/// <summary>
/// Writes, once the org listens, what its clients must trust: PEM, as at <c>/_mock/ca.pem</c>, for its owner alone where the system knows that.
/// It goes by file and not over the wire: who reads it where the org's user has put it needs to trust nobody else for it.
/// </summary>
internal sealed class AuthorityFile(ServerCertificates certificates, string path) : IHostedLifecycleService
{
    /// <summary>After the port is ours: an org that cannot start must not write over the file of the one that runs.</summary>
    /// <exception cref="InvalidDataException">It cannot be written there.</exception>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            Write();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The certificate to be trusted cannot be written to '{path}': {cause.Message} Correct mockOkta.authorityFile, or remove it.", cause);
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whole or not at all: somebody may be reading.</summary>
    private void Write()
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(unfinished, OwnersAlone()))
        using (var text = new StreamWriter(file))
        {
            text.Write(certificates.ToBeTrusted.ExportCertificatePems() + "\n");
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static FileStreamOptions OwnersAlone()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
