using System.Buffers.Binary;
using System.Text;
using Optimizer.Core.Proof;
using Optimizer.Sandbox.Protocol;

namespace Optimizer.Sandbox.Client;

/// <summary>What one child has told so far.</summary>
internal sealed class ChildFrames
{
    /// <summary>A frame beyond this is not one of ours.</summary>
    private const int MaxFrameBytes = 256 << 20;

    private readonly List<CaseResult> results = [];
    private readonly List<ScenarioResult> scenarios = [];
    private readonly List<SandboxCase> found = [];
    private readonly List<(int Case, string Side)> underWay = [];

    public IReadOnlyList<CaseResult> Results => results;

    public IReadOnlyList<ScenarioResult> Scenarios => scenarios;

    public IReadOnlyList<SandboxCase> Found => found;

    /// <summary>The child's own last word; null while, or if, there was none.</summary>
    public SandboxReport? Ended { get; private set; }

    /// <summary>Executions begun and not ended, the oldest first.</summary>
    public IReadOnlyList<(int Case, string Side)> UnderWay => underWay;

    /// <summary>Reads until the child's last word or the end of the stream.</summary>
    public async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[sizeof(int)];
        while (Ended is null)
        {
            if (await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) < header.Length)
                return;
            var length = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (length is <= 0 or > MaxFrameBytes) return;
            var frame = new byte[length];
            if (await stream.ReadAtLeastAsync(frame, length, throwOnEndOfStream: false, cancellationToken) < length)
                return;
            Take(frame);
        }
    }

    private void Take(byte[] frame)
    {
        using var reader = new BinaryReader(new MemoryStream(frame), Encoding.UTF8);
        switch ((FrameKind)reader.ReadByte())
        {
            case FrameKind.Begin:
                underWay.Add((reader.ReadInt32(), reader.ReadString()));
                break;
            case FrameKind.End:
                underWay.Remove((reader.ReadInt32(), reader.ReadString()));
                break;
            case FrameKind.Result:
                results.Add(ResultCodec.Read(reader));
                break;
            case FrameKind.Scenario:
                scenarios.Add(new ScenarioResult(reader.ReadString(), reader.ReadBoolean(), reader.ReadString()));
                break;
            case FrameKind.Found:
                found.Add(CaseCodec.Read(reader));
                break;
            case FrameKind.Ended:
                Ended = ReadEnd(reader);
                break;
        }
    }

    private static SandboxReport ReadEnd(BinaryReader reader)
    {
        var end = new SandboxReport((SandboxOutcome)reader.ReadByte(), reader.ReadString()) { Culprit = reader.ReadOptional() };
        var @case = reader.ReadInt32();
        return @case < 0 ? end : end with { CulpritCase = @case };
    }
}
