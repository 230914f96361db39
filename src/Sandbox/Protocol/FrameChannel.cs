using System.Text;
using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Protocol;

/// <summary>The child's end of the wire. Each frame is written whole and flushed, so that it survives the child's death.</summary>
internal sealed class FrameChannel(Stream stream)
{
    private readonly Lock gate = new();

    public void Begin(int @case, string side) => Send(FrameKind.Begin, writer => WritePlace(writer, @case, side));

    public void End(int @case, string side) => Send(FrameKind.End, writer => WritePlace(writer, @case, side));

    public void Result(CaseResult result) => Send(FrameKind.Result, writer => ResultCodec.Write(writer, result));

    /// <summary>A case that the job did not have; told before it is executed.</summary>
    public void Found(SandboxCase @case) => Send(FrameKind.Found, writer => CaseCodec.Write(writer, @case));

    /// <summary>Two results that belong together, with none between them.</summary>
    public void Pair(CaseResult first, CaseResult second)
    {
        lock (gate)
        {
            Result(first);
            Result(second);
        }
    }

    public void Scenario(ScenarioResult result) => Send(FrameKind.Scenario, writer =>
    {
        writer.Write(result.Scenario);
        writer.Write(result.Passed);
        writer.Write(result.Because);
    });

    public void Ended(SandboxReport end) => Send(FrameKind.Ended, writer =>
    {
        writer.Write((byte)end.Outcome);
        writer.Write(end.Because);
        writer.WriteOptional(end.Culprit);
        writer.Write(end.CulpritCase ?? -1);
    });

    private static void WritePlace(BinaryWriter writer, int @case, string side)
    {
        writer.Write(@case);
        writer.Write(side);
    }

    private void Send(FrameKind kind, Action<BinaryWriter> write)
    {
        lock (gate)
        {
            using var buffer = new MemoryStream(256);
            using var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true);
            writer.Write(0);
            writer.Write((byte)kind);
            write(writer);
            writer.Seek(0, SeekOrigin.Begin);
            writer.Write((int)buffer.Length - sizeof(int));
            writer.Flush();
            stream.Write(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
            stream.Flush();
        }
    }
}
