using System.Threading.Channels;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Primitives;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Definition.Json;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Worlds;

namespace RazorOkta.MockOkta.Configuration;

/// <summary>The root org follows its definition file. Sessions and tokens stay; a file that is wrong changes nothing.</summary>
internal sealed class DefinitionFileReload(DefinitionFile file, WorldRegistry worlds, ILogger<MockOrg> log) : BackgroundService
{
    /// <summary>Editors write in several steps; only the last counts.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var folder = new PhysicalFileProvider(Path.GetDirectoryName(file.FullPath)!, ExclusionFilters.None);
        using var watch = ChangeToken.OnChange(() => folder.Watch(file.Name), () => _changes.Writer.TryWrite(true));
        _changes.Writer.TryWrite(true); // a change between the first reading and the first look
        await foreach (var _ in _changes.Reader.ReadAllAsync(stoppingToken))
        {
            await Task.Delay(Quiet, stoppingToken);
            Follow(file.ReadIfChanged());
        }
    }

    private void Follow(Reading<OrgDefinition>? reading)
    {
        if (reading?.Value is { } definition)
        {
            worlds.Root.Redefine(definition);
            log.DefinitionReloaded(file.Name);
        }

        foreach (var mistake in reading?.Mistakes ?? [])
        {
            log.DefinitionRefused(file.Name, mistake.ToString());
        }
    }
}
