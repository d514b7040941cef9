using System.Threading.Channels;

namespace RazorOkta.Certify.Checks;

/// <summary>A few workers that share what there is to do.</summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly IReadOnlyList<Worker> _workers;
    private readonly Channel<Worker> _free;

    public WorkerPool(int count)
    {
        _workers = [.. Enumerable.Range(0, count).Select(_ => new Worker())];
        _free = Channel.CreateBounded<Worker>(count);
        foreach (var worker in _workers)
        {
            _free.Writer.TryWrite(worker);
        }
    }

    public Task ForEachAsync<T>(IEnumerable<T> things, Func<T, Worker, Task> work) =>
        Parallel.ForEachAsync(things, new ParallelOptions { MaxDegreeOfParallelism = _workers.Count }, async (thing, cancellation) =>
        {
            var worker = await _free.Reader.ReadAsync(cancellation);
            await work(thing, worker);
            await _free.Writer.WriteAsync(worker, cancellation);
        });

    public void Dispose()
    {
        foreach (var worker in _workers)
        {
            worker.Dispose();
        }
    }
}
