<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AnswerBars</name>
    <message>
        <source>What the network predicts for its likeliest words; all words add up to 1.</source>
        <translation>网络对最可能的几个词的预测；所有词加起来等于 1。</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>“{word}” unlearned: the network is again what it was at step {step}</source>
        <translation>已忘掉“{word}”：网络恢复到第 {step} 步时的状态</translation>
    </message>
    <message>
        <source>“{word}” has a new output; learned: {before:.2f} → {after:.2f} after {steps} steps</source>
        <translation>“{word}”有了新的输出；已学会：{steps} 步后 {before:.2f} → {after:.2f}</translation>
    </message>
    <message>
        <source>What the network predicted for this word just before these steps, and just after them. Undo takes the clip out of your corpus again, and what was learned out of the network; once it has trained on, that fades with further training.</source>
        <translation>网络在这些步之前和之后对这个词的预测。“撤销”会把该录音移出你的语料库，并使网络忘掉所学；若网络之后又继续训练，所学内容会随训练逐渐淡去。</translation>
    </message>
    <message>
        <source>“{word}” learned: {before:.2f} → {after:.2f} after {steps} steps</source>
        <translation>“{word}”已学会：{steps} 步后 {before:.2f} → {after:.2f}</translation>
    </message>
</context>
<context>
    <name>AugmentationFields</name>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>bands</source>
        <translation>个频带</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白噪声</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>粉红噪声</translation>
    </message>
    <message>
        <source>babble of the clips</source>
        <translation>录音混成的人声</translation>
    </message>
    <message>
        <source>my room, recorded</source>
        <translation>录下的房间噪声</translation>
    </message>
    <message>
        <source>Time shift up to</source>
        <translation>时移最多</translation>
    </message>
    <message>
        <source>A take begins at most so much earlier or later.</source>
        <translation>开头最多提前或推后这么多。</translation>
    </message>
    <message>
        <source>Gain up to ±</source>
        <translation>增益最多 ±</translation>
    </message>
    <message>
        <source>A take is at most so much louder or softer. The network hardly notices.</source>
        <translation>最多响或轻这么多。网络几乎察觉不到。</translation>
    </message>
    <message>
        <source>Speed up to ±</source>
        <translation>速度最多 ±</translation>
    </message>
    <message>
        <source>A take is at most so much faster and higher, or slower and deeper.</source>
        <translation>最多快而高、或慢而低这么多。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>What is added: hiss, a deeper hiss, people talking, or what your room sounds like.</source>
        <translation>加入的噪声：嘶声、较低沉的嘶声、人声，或你房间里的声音。</translation>
    </message>
    <message>
        <source>Signal to noise</source>
        <translation>信噪比</translation>
    </message>
    <message>
        <source>How much stronger than the noise the word is; at 0 dB they are equal.</source>
        <translation>词比噪声强多少；0 dB 时两者相等。</translation>
    </message>
    <message>
        <source>Frequency mask up to</source>
        <translation>频率遮挡最多</translation>
    </message>
    <message>
        <source>So many neighbouring bands are hidden at most.</source>
        <translation>最多遮住这么多个相邻频带。</translation>
    </message>
    <message>
        <source>Time mask up to</source>
        <translation>时间遮挡最多</translation>
    </message>
    <message>
        <source>So many neighbouring frames are hidden at most.</source>
        <translation>最多遮住这么多个相邻帧。</translation>
    </message>
    <message>
        <source>Varied copies a clip</source>
        <translation>每个录音的变化份数</translation>
    </message>
    <message>
        <source>So many varied takes of each training clip are learned as well.</source>
        <translation>每个训练录音另外学习这么多份变化的录音。</translation>
    </message>
</context>
<context>
    <name>AugmentationWindow</name>
    <message>
        <source>The clip as it is</source>
        <translation>原来的录音</translation>
    </message>
    <message>
        <source>A varied take</source>
        <translation>变化后的录音</translation>
    </message>
    <message>
        <source>Values that help with few recordings</source>
        <translation>录音少时有用的数值</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Hear the clip (P)</source>
        <translation>听原录音 (P)</translation>
    </message>
    <message>
        <source>Hear another example (E)</source>
        <translation>再听一个例子 (E)</translation>
    </message>
    <message>
        <source>Vary the clips</source>
        <translation>变化录音</translation>
    </message>
    <message>
        <source>Off, until you press Apply.</source>
        <translation>关闭，按“应用”后才生效。</translation>
    </message>
    <message>
        <source>Not applied yet.</source>
        <translation>尚未应用。</translation>
    </message>
    <message>
        <source>The takes are being made...</source>
        <translation>正在生成变化的录音……</translation>
    </message>
    <message>
        <source>In use. Varied takes of each training clip: {count}.</source>
        <translation>使用中。每个训练录音的变化录音数：{count}。</translation>
    </message>
    <message>
        <source>Off: the clips are learned as they are.</source>
        <translation>关闭：按原样学习录音。</translation>
    </message>
    <message>
        <source>Without copies nothing is varied.</source>
        <translation>份数为 0 时不作任何变化。</translation>
    </message>
    <message>
        <source>Copies that are not varied are not made.</source>
        <translation>没有变化的副本不会生成。</translation>
    </message>
    <message>
        <source>Fill in what was measured to help: a time shift, pink noise, nine copies.</source>
        <translation>填入经测量有帮助的数值：时移、粉红噪声、九份副本。</translation>
    </message>
    <message>
        <source>Learn from the varied takes too (Ctrl+Return)</source>
        <translation>也用变化的录音来学习 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Play the clip as it was recorded</source>
        <translation>播放原来的录音</translation>
    </message>
    <message>
        <source>Vary the clip once more, show it and play it</source>
        <translation>再变化一次，显示并播放</translation>
    </message>
    <message>
        <source>No clip to show yet</source>
        <translation>还没有可显示的录音</translation>
    </message>
</context>
<context>
    <name>CanvasBar</name>
    <message>
        <source>Hear the clip, with a cursor over its spectrogram (H)</source>
        <translation>播放这条录音,光标在频谱图上移动 (H)</translation>
    </message>
    <message>
        <source>Which clip&apos;s numbers are drawn</source>
        <translation>画出的是哪条录音的数值</translation>
    </message>
    <message>
        <source>Play a phase or a step again and again</source>
        <translation>反复播放一个阶段或一步</translation>
    </message>
    <message>
        <source>What the brightest colours stand for</source>
        <translation>最亮的颜色代表什么</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+−, wheel)</source>
        <translation>缩小 (Ctrl+−,滚轮)</translation>
    </message>
    <message>
        <source>Show the whole picture (Ctrl+0, double click)</source>
        <translation>显示整幅图 (Ctrl+0,双击)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++, wheel)</source>
        <translation>放大 (Ctrl++,滚轮)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Copy or save the picture of the network</source>
        <translation>复制或保存网络的图片</translation>
    </message>
    <message>
        <source>Clip: one of the batch</source>
        <translation>录音:批次中的一条</translation>
    </message>
    <message>
        <source>Clip: {name}</source>
        <translation>录音:{name}</translation>
    </message>
    <message>
        <source>Spoken: {name}</source>
        <translation>刚说的:{name}</translation>
    </message>
    <message>
        <source>Hardest: {name}</source>
        <translation>最难的:{name}</translation>
    </message>
    <message>
        <source>One of the batch</source>
        <translation>批次中的一条</translation>
    </message>
    <message>
        <source>The last one spoken</source>
        <translation>最近说的一条</translation>
    </message>
    <message>
        <source>The worst recognised</source>
        <translation>识别最差的一条</translation>
    </message>
    <message>
        <source>Any clip...</source>
        <translation>任意录音…</translation>
    </message>
    <message>
        <source>No loop</source>
        <translation>不循环</translation>
    </message>
    <message>
        <source>Loop the phase</source>
        <translation>循环阶段</translation>
    </message>
    <message>
        <source>Loop the step</source>
        <translation>循环一步</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>Fixed: activations {activation:g}, gradients {gradient:g}</source>
        <translation>固定:激活 {activation:g},梯度 {gradient:g}</translation>
    </message>
    <message>
        <source>The brightest colour is</source>
        <translation>最亮的颜色是</translation>
    </message>
    <message>
        <source>As suits the network</source>
        <translation>按网络而定</translation>
    </message>
    <message>
        <source>Each layer&apos;s largest</source>
        <translation>各层的最大值</translation>
    </message>
    <message>
        <source>The whole network&apos;s largest</source>
        <translation>整个网络的最大值</translation>
    </message>
    <message>
        <source>Signed: negative hatched</source>
        <translation>带符号:负值画斜线</translation>
    </message>
    <message>
        <source>Magnitude</source>
        <translation>只看大小</translation>
    </message>
    <message>
        <source>Gradient back in time</source>
        <translation>沿时间回传的梯度</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Each frame by itself</source>
        <translation>每帧单独</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>Initialise · every weight is drawn at random</source>
        <translation>初始化 · 每个权重都随机抽取</translation>
    </message>
    <message>
        <source>{weights} weights, from {least} to {most} in {layer}; b = 0</source>
        <translation>共 {weights} 个权重；{layer}：{least} 至 {most}；b = 0</translation>
    </message>
    <message>
        <source>Input · “{word}” enters as {count} log-mel energies</source>
        <translation>输入 · “{word}”化作 {count} 个对数梅尔能量进入网络</translation>
    </message>
    <message>
        <source>Forward · {source} → {target}</source>
        <translation>前向 · {source} → {target}</translation>
    </message>
    <message>
        <source>Loss · the mean over the {count} clips of the batch</source>
        <translation>损失 · 批次中 {count} 个片段的平均</translation>
    </message>
    <message>
        <source>Loss · how far from “{word}”?</source>
        <translation>损失 · 离“{word}”还差多远？</translation>
    </message>
    <message>
        <source>Backward · {source} → {target}</source>
        <translation>反向 · {source} → {target}</translation>
    </message>
    <message>
        <source>strongest in frame {frame}, band {band}</source>
        <translation>最强处：第 {frame} 帧，第 {band} 频带</translation>
    </message>
    <message>
        <source>Heard · a word enters as {count} log-mel energies</source>
        <translation>听到 · 一个词以 {count} 个对数梅尔能量进入</translation>
    </message>
    <message>
        <source>Update · weights move against the gradient</source>
        <translation>更新 · 权重逆着梯度移动</translation>
    </message>
    <message>
        <source>w ← w + Δw by {optimizer}, η = {rate}</source>
        <translation>w ← w + Δw,{optimizer},η = {rate}</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Step {step} · forward, loss, backward, update</source>
        <translation>第 {step} 步 · 前向、损失、反向、更新</translation>
    </message>
    <message>
        <source>the batch</source>
        <translation>整个批次</translation>
    </message>
    <message>
        <source>this clip</source>
        <translation>本片段</translation>
    </message>
    <message>
        <source>Backward · {layer} kernels</source>
        <translation>反向 · {layer} 的卷积核</translation>
    </message>
    <message>
        <source>at most {value}</source>
        <translation>最大 {value}</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Forward through time</source>
        <translation>沿时间前向</translation>
    </message>
    <message>
        <source>Backward through time</source>
        <translation>沿时间反向</translation>
    </message>
    <message>
        <source>from above</source>
        <translation>来自上层</translation>
    </message>
    <message>
        <source>frame {frame} of {frames}</source>
        <translation>第 {frame} 帧，共 {frames} 帧</translation>
    </message>
    <message>
        <source>mean over all frames</source>
        <translation>所有帧的平均</translation>
    </message>
    <message>
        <source>state of the last frame</source>
        <translation>最后一帧的状态</translation>
    </message>
    <message>
        <source>frame {frame}, band {band}</source>
        <translation>第 {frame} 帧，第 {band} 频带</translation>
    </message>
</context>
<context>
    <name>CaptionBar</name>
    <message>
        <source>phase {number} of {count}</source>
        <translation>阶段 {number} / {count}</translation>
    </message>
    <message>
        <source>whole step</source>
        <translation>完整的一步</translation>
    </message>
    <message>
        <source>This clip</source>
        <translation>本片段</translation>
    </message>
    <message>
        <source>The batch</source>
        <translation>整个批次</translation>
    </message>
    <message>
        <source>Activations and gradients of the one clip that is drawn (B)</source>
        <translation>画面上这一个片段的激活和梯度（B）</translation>
    </message>
    <message>
        <source>The mean over the clips of the step: what the update uses (B)</source>
        <translation>这一步所有片段的平均：更新用的就是它（B）</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Linear: one neuron a word</source>
        <translation>线性：每词一个神经元</translation>
    </message>
    <message>
        <source>Linear regression and classification: a weighted sum, and nothing hidden.</source>
        <translation>线性回归与线性分类：只有加权和，没有隐藏层。</translation>
    </message>
    <message>
        <source>Dense, deep (DNN)</source>
        <translation>深度全连接网络 (DNN)</translation>
    </message>
    <message>
        <source>Multilayer perceptron: each unit looks at all numbers of the layer before it.</source>
        <translation>多层感知机：每个单元都看到前一层的全部数值。</translation>
    </message>
    <message>
        <source>Convolutional (CNN)</source>
        <translation>卷积神经网络 (CNN)</translation>
    </message>
    <message>
        <source>Small kernels slide over the spectrogram; pooling keeps the strongest answers.</source>
        <translation>小卷积核在语谱图上滑动；池化保留最强的响应。</translation>
    </message>
    <message>
        <source>Recurrent (Elman RNN)</source>
        <translation>循环网络 (Elman RNN)</translation>
    </message>
    <message>
        <source>Elman network: it hears frame after frame, and its state is its memory.</source>
        <translation>Elman 网络：逐帧地听，它的状态就是它的记忆。</translation>
    </message>
    <message>
        <source>Recurrent, gated (GRU)</source>
        <translation>门控循环网络 (GRU)</translation>
    </message>
    <message>
        <source>Gated recurrent unit: two gates decide what the state keeps of each frame.</source>
        <translation>门控循环单元：两个门决定状态保留每一帧的多少。</translation>
    </message>
    <message>
        <source>Recurrent, gated (LSTM)</source>
        <translation>长短期记忆 (LSTM)</translation>
    </message>
    <message>
        <source>Long short-term memory: three gates around a cell that remembers.</source>
        <translation>长短期记忆网络：三个门围绕一个会记忆的细胞。</translation>
    </message>
    <message>
        <source>The least that can learn: one straight boundary for each word.</source>
        <translation>能学习的最小网络：每个词一条直的分界。</translation>
    </message>
    <message>
        <source>For patterns in fixed places: it is not told which cells are neighbours.</source>
        <translation>适合位置固定的模式：它不知道哪些格子相邻。</translation>
    </message>
    <message>
        <source>For patterns that may lie anywhere: the same kernels look everywhere.</source>
        <translation>适合可能出现在任何位置的模式：同样的卷积核看遍各处。</translation>
    </message>
    <message>
        <source>For sequences: its gradient shrinks or grows with each frame on the way back.</source>
        <translation>适合序列：往回传时，梯度每过一帧就缩小或增大。</translation>
    </message>
    <message>
        <source>For sequences: its gates let the gradient last over many frames.</source>
        <translation>适合序列：门让梯度能保持许多帧。</translation>
    </message>
    <message>
        <source>For long sequences: its cell carries the gradient past the gates.</source>
        <translation>适合长序列：细胞带着梯度越过各个门。</translation>
    </message>
    <message>
        <source>none (identity)</source>
        <translation>无（恒等）</translation>
    </message>
    <message>
        <source>mean over time</source>
        <translation>随时间平均</translation>
    </message>
    <message>
        <source>Every frame has a way of one step to the output.</source>
        <translation>每一帧到输出都只有一步。</translation>
    </message>
    <message>
        <source>last state</source>
        <translation>最后状态</translation>
    </message>
    <message>
        <source>The gradient of early frames has the whole word to cross.</source>
        <translation>早期帧的梯度要穿过整个词。</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>A heavy ball: it goes on in the direction it had.</source>
        <translation>像一个重球：沿着原来的方向继续前进。</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov 动量</translation>
    </message>
    <message>
        <source>Momentum that looks ahead before it pushes.</source>
        <translation>先往前看一步再用力的动量。</translation>
    </message>
    <message>
        <source>Each weight has a stride by the size of its own gradients.</source>
        <translation>每个权重的步长取决于它自己梯度的大小。</translation>
    </message>
    <message>
        <source>Momentum, and a stride of its own for each weight.</source>
        <translation>动量，加上每个权重各自的步长。</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>in steps</source>
        <translation>阶梯下降</translation>
    </message>
    <message>
        <source>A tenth of the rate after each third of the step limit.</source>
        <translation>每过步数上限的三分之一，学习率降为十分之一。</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Half a wave, down to 0 at the step limit.</source>
        <translation>半个波，到步数上限时降为 0。</translation>
    </message>
    <message>
        <source>what suits</source>
        <translation>自动适配</translation>
    </message>
    <message>
        <source>He for ReLU, Glorot for the others, orthogonal for loops.</source>
        <translation>ReLU 用 He，其他用 Glorot，循环权重用正交。</translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation>正交</translation>
    </message>
    <message>
        <source>normal, 0.1</source>
        <translation>正态，0.1</translation>
    </message>
    <message>
        <source>all zero</source>
        <translation>全零</translation>
    </message>
    <message>
        <source>The units of a layer stay equal for ever: see why.</source>
        <translation>同一层的单元永远相同：看看为什么。</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>dropout {value:g}</source>
        <translation>dropout {value:g}</translation>
    </message>
    <message>
        <source>schedule: {value}</source>
        <translation>调度：{value}</translation>
    </message>
    <message>
        <source>warm-up {value:,}</source>
        <translation>预热 {value:,}</translation>
    </message>
    <message>
        <source>momentum {value:g}</source>
        <translation>动量 {value:g}</translation>
    </message>
    <message>
        <source>decay {value:g}</source>
        <translation>衰减 {value:g}</translation>
    </message>
    <message>
        <source>clipping {value:g}</source>
        <translation>裁剪 {value:g}</translation>
    </message>
    <message>
        <source>weights: {value}</source>
        <translation>权重：{value}</translation>
    </message>
</context>
<context>
    <name>ClipCard</name>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已排除</translation>
    </message>
</context>
<context>
    <name>ClipCorrecting</name>
    <message>
        <source>Other word</source>
        <translation>另一个词</translation>
    </message>
    <message>
        <source>Which word is it?</source>
        <translation>这是哪个词？</translation>
    </message>
    <message>
        <source>It is “{word}” now.</source>
        <translation>现在它是“{word}”了。</translation>
    </message>
    <message>
        <source>Left out: {clip}.</source>
        <translation>已排除：{clip}。</translation>
    </message>
    <message>
        <source>Take all in again</source>
        <translation>全部收回</translation>
    </message>
    <message>
        <source>Your copy says “{word}”; the clip itself is left out.</source>
        <translation>你的副本标为“{word}”；原录音已排除。</translation>
    </message>
</context>
<context>
    <name>ClipGrid</name>
    <message>
        <source>Clips</source>
        <translation>录音</translation>
    </message>
</context>
<context>
    <name>ClipModel</name>
    <message>
        <source>The picture: time to the right, {seconds:.2f} s in all; 0 to 4 kHz upwards; bright is the clip&apos;s loudest, black {range:.0f} dB below it.</source>
        <translation>图：时间向右，共 {seconds:.2f} 秒；频率向上，0 到 4 kHz；最亮处是这段录音最响的地方，黑色比它低 {range:.0f} dB。</translation>
    </message>
    <message>
        <source>It is not in your corpus and cannot be changed.</source>
        <translation>它不在你的语料库里，不能修改。</translation>
    </message>
</context>
<context>
    <name>ClipPanel</name>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格）</translation>
    </message>
    <message>
        <source>Show it (Return)</source>
        <translation>在图中显示（回车）</translation>
    </message>
    <message>
        <source>Other word (F2)</source>
        <translation>改词（F2）</translation>
    </message>
    <message>
        <source>Leave out (Del)</source>
        <translation>排除（Del）</translation>
    </message>
    <message>
        <source>Choose a cell to see its clips.</source>
        <translation>选一格，查看其中的录音。</translation>
    </message>
    <message>
        <source>The {count} that the network is surest of:</source>
        <translation>网络最确信的 {count} 个：</translation>
    </message>
    <message>
        <source>Hear the clip as it was recorded</source>
        <translation>听这段录音的原声</translation>
    </message>
    <message>
        <source>Run the clip through the network on the canvas. One that is learned from stays in the spotlight, with its gradients.</source>
        <translation>让这段录音在画布上通过网络。若用于学习，它会留在聚光灯下，并显示梯度。</translation>
    </message>
    <message>
        <source>Say which word it is. Of a clip that is not yours you get a copy.</source>
        <translation>指明它是哪个词。不是你的录音，会为你复制一份。</translation>
    </message>
    <message>
        <source>Neither learn from the clip nor test with it. It is not deleted.</source>
        <translation>既不用它学习，也不用它测试。不会删除。</translation>
    </message>
    <message>
        <source>Clips behind the chosen cell</source>
        <translation>所选格中的录音</translation>
    </message>
</context>
<context>
    <name>ClipView</name>
    <message>
        <source>Left: the word as the network sees it. Right: its waveform; the dim parts before and after the word are cut off.</source>
        <translation>左：网络看到的这个词。右：它的波形；词前词后变暗的部分会被切掉。</translation>
    </message>
    <message>
        <source>this clip:</source>
        <translation>本片段：</translation>
    </message>
    <message>
        <source>{seconds:.2f} s</source>
        <translation>{seconds:.2f} 秒</translation>
    </message>
    <message>
        <source>{frames} × {bands} log-mel, 0 to {kilohertz:.0f} kHz</source>
        <translation>{frames} × {bands} 对数梅尔，0 至 {kilohertz:.0f} kHz</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Say a word</source>
        <translation>说一个词</translation>
    </message>
    <message>
        <source>Hold to say a word</source>
        <translation>按住说一个词</translation>
    </message>
    <message>
        <source>Open or close the microphone</source>
        <translation>打开或关闭麦克风</translation>
    </message>
    <message>
        <source>Recognise every word</source>
        <translation>识别每个词</translation>
    </message>
    <message>
        <source>The answer is right</source>
        <translation>回答正确</translation>
    </message>
    <message>
        <source>It was another word...</source>
        <translation>是另一个词…</translation>
    </message>
    <message>
        <source>Put the answer away</source>
        <translation>收起回答</translation>
    </message>
    <message>
        <source>Words drive the program</source>
        <translation>用词语指挥程序</translation>
    </message>
    <message>
        <source>Which word commands what...</source>
        <translation>哪个词指挥什么…</translation>
    </message>
    <message>
        <source>Take the last spoken command back</source>
        <translation>撤回上一个口头命令</translation>
    </message>
    <message>
        <source>Keep what I just heard...</source>
        <translation>保存刚才听到的声音...</translation>
    </message>
    <message>
        <source>Run or pause</source>
        <translation>运行或暂停</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>走一步</translation>
    </message>
    <message>
        <source>One phase</source>
        <translation>走一个阶段</translation>
    </message>
    <message>
        <source>One phase back</source>
        <translation>退回一个阶段</translation>
    </message>
    <message>
        <source>One frame of a phase</source>
        <translation>阶段中的一帧</translation>
    </message>
    <message>
        <source>One frame of a phase back</source>
        <translation>阶段中退一帧</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>退一步</translation>
    </message>
    <message>
        <source>Beginning of the step</source>
        <translation>这一步的开头</translation>
    </message>
    <message>
        <source>Loop: the phase, the step, nothing</source>
        <translation>循环:阶段、一步、无</translation>
    </message>
    <message>
        <source>Reset to step 0</source>
        <translation>回到第 0 步</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>放慢</translation>
    </message>
    <message>
        <source>Build up the speed</source>
        <translation>逐渐加速</translation>
    </message>
    <message>
        <source>Back to the newest step</source>
        <translation>回到最新一步</translation>
    </message>
    <message>
        <source>Bookmark this step</source>
        <translation>给这一步加书签</translation>
    </message>
    <message>
        <source>Previous bookmark</source>
        <translation>上一个书签</translation>
    </message>
    <message>
        <source>Next bookmark</source>
        <translation>下一个书签</translation>
    </message>
    <message>
        <source>Inspector or settings</source>
        <translation>检查器或设置</translation>
    </message>
    <message>
        <source>This clip or the batch</source>
        <translation>本片段或整个批次</translation>
    </message>
    <message>
        <source>Hear the clip that is drawn</source>
        <translation>播放画出的录音</translation>
    </message>
    <message>
        <source>Follow the worst recognised clip</source>
        <translation>跟随识别最差的录音</translation>
    </message>
    <message>
        <source>Larger picture</source>
        <translation>放大图</translation>
    </message>
    <message>
        <source>Smaller picture</source>
        <translation>缩小图</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整幅图</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save the picture...</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Open file...</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open folder...</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Clips and takes...</source>
        <translation>片段与录音…</translation>
    </message>
    <message>
        <source>Vary the clips</source>
        <translation>变化录音</translation>
    </message>
    <message>
        <source>Mistakes: what is taken for what</source>
        <translation>错误：什么被听成什么</translation>
    </message>
    <message>
        <source>Noise lab</source>
        <translation>噪声实验室</translation>
    </message>
    <message>
        <source>Undo the last change of clips</source>
        <translation>撤销上一次片段更改</translation>
    </message>
    <message>
        <source>Sound window</source>
        <translation>声音窗口</translation>
    </message>
    <message>
        <source>From sound to features</source>
        <translation>从声音到特征</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Present, large</source>
        <translation>演示(大字)</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>The network has not been asked yet.</source>
        <translation>还没有问过网络。</translation>
    </message>
</context>
<context>
    <name>Convolution</name>
    <message>
        <source>δ, to {largest}</source>
        <translation>δ，至 {largest}</translation>
    </message>
    <message>
        <source>adds to the sum so far</source>
        <translation>加到目前的和上</translation>
    </message>
    <message>
        <source>position {position} of {count}</source>
        <translation>位置 {position} / {count}</translation>
    </message>
    <message>
        <source>added so far</source>
        <translation>已累加</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>{position} / {count}</translation>
    </message>
    <message>
        <source>the sum is whole</source>
        <translation>求和完成</translation>
    </message>
    <message>
        <source>{passing} of {windows} windows pass a gradient on</source>
        <translation>{windows} 个窗口中有 {passing} 个传递梯度</translation>
    </message>
    <message>
        <source>{windows} windows: {passing} pass a gradient on, dead places pass nothing</source>
        <translation>{windows} 个窗口：{passing} 个传递梯度，失活处不传递</translation>
    </message>
    <message>
        <source>each place of a window gets the same share</source>
        <translation>窗口中每处得到相同的一份</translation>
    </message>
    <message>
        <source>input map {number}, the strongest of {count}</source>
        <translation>输入图 {number}，{count} 个中最强</translation>
    </message>
    <message>
        <source>kernel {number}</source>
        <translation>卷积核 {number}</translation>
    </message>
    <message>
        <source>patch [{row},{column}]</source>
        <translation>图块 [{row},{column}]</translation>
    </message>
    <message>
        <source>map {map} [{row},{column}]</source>
        <translation>图 {map} [{row},{column}]</translation>
    </message>
    <message>
        <source>{name} to {value}, {normalisation}</source>
        <translation>{name} 至 {value}，{normalisation}</translation>
    </message>
    <message>
        <source>the batch has no single patch</source>
        <translation>整批没有单一的图块</translation>
    </message>
    <message>
        <source>only maps are shown</source>
        <translation>只显示特征图</translation>
    </message>
    <message>
        <source>dead: ReLU is 0 everywhere, no gradient passes</source>
        <translation>失活：ReLU 处处为 0，不传递梯度</translation>
    </message>
    <message>
        <source>marked in z: the winners of the pooling</source>
        <translation>z 中的标记：池化的胜者</translation>
    </message>
    <message>
        <source>products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>+ {count} other maps</source>
        <translation>+ 其余 {count} 图</translation>
    </message>
    <message>
        <source>z: the largest wins</source>
        <translation>z：取最大者</translation>
    </message>
    <message>
        <source>z: their mean</source>
        <translation>z：取平均</translation>
    </message>
    <message>
        <source>{title}: position {position} of {count}</source>
        <translation>{title}：位置 {position} / {count}</translation>
    </message>
    <message>
        <source>pooled a = {value}</source>
        <translation>池化后 a = {value}</translation>
    </message>
    <message>
        <source>kernels in focus</source>
        <translation>当前的卷积核</translation>
    </message>
    <message>
        <source>{title} for input map {source} of {count}</source>
        <translation>{title} 对输入图 {source} / {count}</translation>
    </message>
    <message>
        <source>update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>{title} before</source>
        <translation>{title} 之前</translation>
    </message>
    <message>
        <source>kernel |k|</source>
        <translation>卷积核 |k|</translation>
    </message>
    <message>
        <source>map |a|</source>
        <translation>特征图 |a|</translation>
    </message>
    <message>
        <source>strongest edges: {drawn} / {total}</source>
        <translation>最强的连线：{drawn} / {total}</translation>
    </message>
    <message>
        <source>× {dead} of {total} maps are dead</source>
        <translation>× {total} 个特征图中有 {dead} 个失活</translation>
    </message>
    <message>
        <source>means and sums over the batch</source>
        <translation>整批的平均与总和</translation>
    </message>
    <message>
        <source>pool {size}</source>
        <translation>池化 {size}</translation>
    </message>
    <message>
        <source>mean {size}</source>
        <translation>平均池化 {size}</translation>
    </message>
    <message>
        <source>{count} maps</source>
        <translation>{count} 个图</translation>
    </message>
    <message>
        <source>{shown} of {count} maps</source>
        <translation>{count} 个图中的 {shown} 个</translation>
    </message>
    <message>
        <source>w·a of each map for “{word}”</source>
        <translation>各图对“{word}”的 w·a</translation>
    </message>
    <message>
        <source>all together {value}</source>
        <translation>合计 {value}</translation>
    </message>
    <message>
        <source>norm of ∂L/∂a, map by map</source>
        <translation>∂L/∂a 的范数，逐图</translation>
    </message>
    <message>
        <source>to {value}</source>
        <translation>至 {value}</translation>
    </message>
</context>
<context>
    <name>CorpusActions</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Hear the clip (Return)</source>
        <translation>听这段录音（回车键）</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Let the network&apos;s picture follow this clip (Ctrl+L)</source>
        <translation>让网络图跟随这条录音 (Ctrl+L)</translation>
    </message>
    <message>
        <source>Other word...</source>
        <translation>改词...</translation>
    </message>
    <message>
        <source>Let the selected clips say another word (F2, or drag them onto one)</source>
        <translation>让选中的录音改为另一个词（F2，或把它们拖到那个词上）</translation>
    </message>
    <message>
        <source>Speaker...</source>
        <translation>说话人...</translation>
    </message>
    <message>
        <source>Say who speaks in the selected clips (F3)</source>
        <translation>指定选中的录音是谁说的（F3）</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Learn from the selected clips (Ctrl+1)</source>
        <translation>用选中的录音来学习（Ctrl+1）</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Keep the selected clips to test with (Ctrl+2)</source>
        <translation>把选中的录音留作测试（Ctrl+2）</translation>
    </message>
    <message>
        <source>Use for</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Whether to learn from the clips or to test with them</source>
        <translation>用这些录音学习，还是用它们测试</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Take the selected clips out (Delete)</source>
        <translation>移除选中的录音（Delete 键）</translation>
    </message>
    <message>
        <source>Copy to mine</source>
        <translation>复制给我</translation>
    </message>
    <message>
        <source>Copy the selected clips that are read-only into your corpus, where you can change them (Ctrl+D)</source>
        <translation>把选中的只读录音复制到你的语料库，在那里可以修改（Ctrl+D）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>撤销上一次修改（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Do again what was undone (Ctrl+Y)</source>
        <translation>重做刚才撤销的修改（Ctrl+Y）</translation>
    </message>
    <message>
        <source>Import folder...</source>
        <translation>导入文件夹...</translation>
    </message>
    <message>
        <source>Copy a folder of recordings into your corpus: one folder a word, Speech Commands, or a CSV of path, label, speaker (Ctrl+I)</source>
        <translation>把一个录音文件夹复制到你的语料库：每个词一个文件夹、Speech Commands，或者含路径、标签、说话人的 CSV（Ctrl+I）</translation>
    </message>
    <message>
        <source>Import files...</source>
        <translation>导入文件...</translation>
    </message>
    <message>
        <source>Copy recordings of one word into your corpus (Ctrl+O)</source>
        <translation>把同一个词的录音复制到你的语料库（Ctrl+O）</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>导出...</translation>
    </message>
    <message>
        <source>Write the clips in sight into a folder as Speech Commands are (Ctrl+E)</source>
        <translation>把现在显示的录音按 Speech Commands 的格式写入一个文件夹（Ctrl+E）</translation>
    </message>
    <message>
        <source>Collect takes</source>
        <translation>收集录音</translation>
    </message>
    <message>
        <source>Be asked for one word after the other, and only speak (Ctrl+K)</source>
        <translation>逐个提示要说的词，你只管说（Ctrl+K）</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Divide your clips into training and validation (Ctrl+P)</source>
        <translation>把你的录音划分为训练和验证（Ctrl+P）</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Say a word</source>
        <translation>说一个词</translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation>重说一遍</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>CorpusBody</name>
    <message>
        <source>No clip fits the search and the filters. Press Show all.</source>
        <translation>没有录音符合搜索和筛选条件。请按“全部显示”。</translation>
    </message>
    <message>
        <source>No clips yet. Choose words at the right and press Start to say them, or drop sound files or a folder of recordings here.</source>
        <translation>还没有录音。在右边选好词，按“开始”来说，或者把声音文件或录音文件夹拖到这里。</translation>
    </message>
    <message>
        <source>Out of balance: “{most}” has {most_count} clips, “{fewest}” only {fewest_count}. The network will lean to “{most}”; collect more of “{fewest}”.</source>
        <translation>不均衡：“{most}”有 {most_count} 条录音，“{fewest}”只有 {fewest_count} 条。网络会偏向“{most}”；请多收集“{fewest}”。</translation>
    </message>
</context>
<context>
    <name>CorpusPanel</name>
    <message>
        <source>WORDS</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>See and order the clips, collect takes, import and export (Ctrl+R)</source>
        <translation>查看和整理录音，收集、导入和导出（Ctrl+R）</translation>
    </message>
    <message>
        <source>What the network is trained on</source>
        <translation>网络用什么来训练</translation>
    </message>
    <message>
        <source>Whether your own recordings are mixed into the chosen set</source>
        <translation>是否把你自己的录音混入所选的语料</translation>
    </message>
    <message>
        <source>These voices are synthetic. Eight takes of your own of each word are what makes it know you.</source>
        <translation>这些声音是合成的。每个词你自己录上八遍，网络才会听懂你。</translation>
    </message>
    <message>
        <source>No words yet. Choose a set above, open a folder of recordings, or say a word and give it its label: two words are enough to begin.</source>
        <translation>还没有词。可以在上面选一套语料，打开一个录音文件夹，或者说一个词并标明它是什么：有两个词就能开始。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop reading and keep what was there before</source>
        <translation>停止读取，保留原来的内容</translation>
    </message>
    <message>
        <source>Open a folder …</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>+ {count} mine</source>
        <translation>+ 我的 {count} 个</translation>
    </message>
    <message>
        <source>One file skipped.</source>
        <translation>跳过了 1 个文件。</translation>
    </message>
    <message>
        <source>{count} files skipped.</source>
        <translation>跳过了 {count} 个文件。</translation>
    </message>
    <message>
        <source>One take of “{word}” removed.</source>
        <translation>移除了“{word}”的一遍录音。</translation>
    </message>
    <message>
        <source>Clips...</source>
        <translation>录音...</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation>1 个片段</translation>
    </message>
    <message>
        <source>{count} clips</source>
        <translation>{count} 个片段</translation>
    </message>
    <message>
        <source>1 voice</source>
        <translation>1 位说话人</translation>
    </message>
    <message>
        <source>{voices} voices</source>
        <translation>{voices} 位说话人</translation>
    </message>
</context>
<context>
    <name>CorpusWindow</name>
    <message>
        <source>Clips and takes</source>
        <translation>片段与录音</translation>
    </message>
    <message>
        <source>Rename... (F2)</source>
        <translation>改名...（F2）</translation>
    </message>
    <message>
        <source>Collect takes of “{word}” only</source>
        <translation>只收集“{word}”的录音</translation>
    </message>
    <message>
        <source>Remove my takes of “{word}”</source>
        <translation>移除我录的“{word}”</translation>
    </message>
    <message>
        <source>{own} mine</source>
        <translation>我的 {own} 条</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>mic</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation>1 个片段</translation>
    </message>
    <message>
        <source>{count} clips</source>
        <translation>{count} 个片段</translation>
    </message>
</context>
<context>
    <name>Cutting</name>
    <message>
        <source>Cut</source>
        <translation>剪下的声音</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>听到的声音</translation>
    </message>
</context>
<context>
    <name>DerivationBlock</name>
    <message>
        <source>Show each clip&apos;s share</source>
        <translation>显示每个片段的份额</translation>
    </message>
    <message>
        <source>Each clip of the batch has its own; here they are taken together.</source>
        <translation>批次中每个片段各有一个值，这里合在一起。</translation>
    </message>
    <message>
        <source>A log-mel energy: it was heard, not computed by the network.</source>
        <translation>对数梅尔能量：来自声音，不是网络算出来的。</translation>
    </message>
    <message>
        <source>The update uses the gradient of the whole batch.</source>
        <translation>更新使用的是整个批次的梯度。</translation>
    </message>
    <message>
        <source>Nothing reaches it: no term is left.</source>
        <translation>没有任何梯度到达这里：一项也不剩。</translation>
    </message>
</context>
<context>
    <name>DeviceCombo</name>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name}（未连接）</translation>
    </message>
    <message>
        <source>No microphone was found: connect one, or open a sound file.</source>
        <translation>没有找到麦克风：请接上一个，或打开声音文件。</translation>
    </message>
    <message>
        <source>The microphone: the system&apos;s default</source>
        <translation>麦克风：系统默认</translation>
    </message>
    <message>
        <source>The microphone: {name}</source>
        <translation>麦克风：{name}</translation>
    </message>
</context>
<context>
    <name>EditSection</name>
    <message>
        <source>New value of this weight</source>
        <translation>这个权重的新值</translation>
    </message>
    <message>
        <source>A number, such as 0.5; Enter sets it.</source>
        <translation>输入一个数，例如 0.5；按回车设定。</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Give the network this weight from now on.</source>
        <translation>从现在起，网络使用这个权重。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Give the weight its earlier value back.</source>
        <translation>恢复这个权重原来的值。</translation>
    </message>
    <message>
        <source>{before} → {after}. With the weights as they stand, the loss of this clip: {clip_before} → {clip_after}; of the batch: {batch_before} → {batch_after}.</source>
        <translation>{before} → {after}。按当前权重，该录音的损失：{clip_before} → {clip_after}；批次的损失：{batch_before} → {batch_after}。</translation>
    </message>
    <message>
        <source>This is no number. Type one such as 0.5 or -1.2e-3.</source>
        <translation>这不是一个数。请输入例如 0.5 或 -1.2e-3。</translation>
    </message>
    <message>
        <source>Set this weight by hand</source>
        <translation>手动设定这个权重</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Which word do they say?</source>
        <translation>它们说的是哪个词？</translation>
    </message>
    <message>
        <source>Who speaks in them?</source>
        <translation>是谁说的？</translation>
    </message>
    <message>
        <source>Import a folder of recordings</source>
        <translation>导入一个录音文件夹</translation>
    </message>
    <message>
        <source>Import recordings of one word</source>
        <translation>导入同一个词的录音</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>声音文件</translation>
    </message>
    <message>
        <source>Export {count} clips into this folder</source>
        <translation>把 {count} 条录音导出到这个文件夹</translation>
    </message>
    <message>
        <source>Which word do these {count} files say?</source>
        <translation>这 {count} 个文件说的是哪个词？</translation>
    </message>
    <message>
        <source>Which word does {name} say?</source>
        <translation>{name} 说的是哪个词？</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>语料库</translation>
    </message>
    <message>
        <source>These clips are not in your corpus and cannot be changed.</source>
        <translation>这些录音不在你的语料库里，不能修改。</translation>
    </message>
    <message>
        <source>Select them and press Copy to mine; the copies are yours.</source>
        <translation>请选中它们，按“复制给我”；副本就是你的。</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Something went wrong inside the program: {error}.</source>
        <translation>程序内部出了错：{error}。</translation>
    </message>
    <message>
        <source>Your recordings are safe. Reset, or start Voxprop again.</source>
        <translation>你的录音都安全。请重置，或重新启动 Voxprop。</translation>
    </message>
</context>
<context>
    <name>FeaturesWindow</name>
    <message>
        <source>frame {frame} of {frames} at {seconds} s · band {band} of {bands} at {hertz} Hz · level {level} dB · input frame {row} of {rows}: x = {value}</source>
        <translation>第 {frame}/{frames} 帧，{seconds} 秒 · 第 {band}/{bands} 频带，{hertz} Hz · 电平 {level} dB · 输入的第 {row}/{rows} 帧：x = {value}</translation>
    </message>
    <message>
        <source>Hear it (P)</source>
        <translation>播放（P）</translation>
    </message>
    <message>
        <source>From sound to features</source>
        <translation>从声音到特征</translation>
    </message>
    <message>
        <source>From sound to features: {title}</source>
        <translation>从声音到特征：{title}</translation>
    </message>
    <message>
        <source>held: click again to let go</source>
        <translation>已固定：再点一下松开</translation>
    </message>
    <message>
        <source>point at a picture, click to hold · ← → frame, ↑ ↓ band</source>
        <translation>指向图片，点击可固定 · ← → 换帧，↑ ↓ 换频带</translation>
    </message>
    <message>
        <source>Play the clip</source>
        <translation>播放这个片段</translation>
    </message>
</context>
<context>
    <name>FileButtons</name>
    <message>
        <source>Open file...</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open a sound file (WAV, FLAC, OGG, MP3) with one word in it</source>
        <translation>打开一个只含一个词的声音文件（WAV、FLAC、OGG、MP3）</translation>
    </message>
    <message>
        <source>Open folder...</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open a folder of clips: one folder for each word, as in Speech Commands, or names as in the Free Spoken Digit Dataset</source>
        <translation>打开一个片段文件夹：像 Speech Commands 那样每个词一个文件夹，或像 Free Spoken Digit Dataset 那样命名</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search word, speaker or file (Ctrl+F)</source>
        <translation>搜索词、说话人或文件（Ctrl+F）</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Show only clips whose word, speaker or file name has this</source>
        <translation>只显示词、说话人或文件名中含有它的录音</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Where the clips come from</source>
        <translation>录音的来源</translation>
    </message>
    <message>
        <source>Any source</source>
        <translation>任何来源</translation>
    </message>
    <message>
        <source>My corpus</source>
        <translation>我的语料库</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>What the clips are for</source>
        <translation>录音的用途</translation>
    </message>
    <message>
        <source>Any split</source>
        <translation>任何用途</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Take search and filters away</source>
        <translation>取消搜索和筛选</translation>
    </message>
    <message>
        <source>Any speaker</source>
        <translation>任何说话人</translation>
    </message>
</context>
<context>
    <name>FramesStage</name>
    <message>
        <source>Frames</source>
        <translation>分帧</translation>
    </message>
    <message>
        <source>The word is cut into overlapping frames: {length}, every {hop}.</source>
        <translation>把词切成互相重叠的帧：每帧 {length}，每隔 {hop} 取一帧。</translation>
    </message>
    <message>
        <source>{frames} = 1 + ⌊({samples} − {length}) / {hop}⌋</source>
        <translation>{frames} = 1 + ⌊({samples} − {length}) / {hop}⌋</translation>
    </message>
    <message>
        <source>frame {frame}: y = s[{first} … {last}]</source>
        <translation>第 {frame} 帧：y = s[{first} … {last}]</translation>
    </message>
    <message>
        <source>amplitude</source>
        <translation>振幅</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>HiddenLayerRow</name>
    <message>
        <source>conv {number}</source>
        <translation>卷积 {number}</translation>
    </message>
    <message>
        <source> channels</source>
        <translation> 通道</translation>
    </message>
    <message>
        <source>channels of {layer}</source>
        <translation>{layer} 的通道数</translation>
    </message>
    <message>
        <source>How many kernels of 3 x 3 this layer has; each makes one map, halved by pooling.</source>
        <translation>这一层有多少个 3 x 3 卷积核；每个产生一张特征图，再由池化减半。</translation>
    </message>
    <message>
        <source>hidden {number}</source>
        <translation>隐藏层 {number}</translation>
    </message>
    <message>
        <source>units of {layer}</source>
        <translation>单元数：{layer}</translation>
    </message>
    <message>
        <source> units</source>
        <translation> 单元</translation>
    </message>
    <message>
        <source>How many units this layer has: each one looks at all numbers of the layer before.</source>
        <translation>这一层有多少个单元：每个单元都看前一层的全部数值。</translation>
    </message>
    <message>
        <source>How many numbers this layer&apos;s state has, at each frame.</source>
        <translation>这一层的状态在每一帧有多少个数。</translation>
    </message>
    <message>
        <source>remove {layer}</source>
        <translation>移除 {layer}</translation>
    </message>
    <message>
        <source>Take this layer out of the network.</source>
        <translation>把这一层从网络中拿掉。</translation>
    </message>
</context>
<context>
    <name>HiddenLayers</name>
    <message>
        <source>No hidden layer: the output sees the sound itself.</source>
        <translation>没有隐藏层：输出层直接看到声音。</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>添加一层</translation>
    </message>
    <message>
        <source>One more layer before the output; {most} at most.</source>
        <translation>在输出层之前再加一层；最多 {most} 层。</translation>
    </message>
</context>
<context>
    <name>HistoryPlot</name>
    <message>
        <source>waiting for the run …</source>
        <translation>等待训练…</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>update of {number}</source>
        <translation>{number}的更新</translation>
    </message>
    <message>
        <source>frame {frame}, band {band}</source>
        <translation>第 {frame} 帧，第 {band} 频带</translation>
    </message>
    <message>
        <source>the loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>clip {number}</source>
        <translation>片段 {number}</translation>
    </message>
    <message>
        <source>delta δ of {unit}</source>
        <translation>{unit} 的误差项 δ</translation>
    </message>
    <message>
        <source>gradient from above at {unit}</source>
        <translation>{unit} 处来自上层的梯度</translation>
    </message>
    <message>
        <source>delta δ of the {gate} of {unit}</source>
        <translation>{unit} 的{gate}的误差项 δ</translation>
    </message>
    <message>
        <source>gradient of {number}</source>
        <translation>{number}的梯度</translation>
    </message>
    <message>
        <source>input {unit}</source>
        <translation>输入：{unit}</translation>
    </message>
    <message>
        <source>prediction for {word}</source>
        <translation>对{word}的预测</translation>
    </message>
    <message>
        <source>loss L</source>
        <translation>损失 L</translation>
    </message>
    <message>
        <source>bias of {unit}</source>
        <translation>{unit} 的偏置</translation>
    </message>
    <message>
        <source>weight {source} → {target}</source>
        <translation>权重 {source} → {target}</translation>
    </message>
    <message>
        <source>recurrent weight {source} → {target}</source>
        <translation>循环权重 {source} → {target}</translation>
    </message>
    <message>
        <source>bias of {layer} · map {number} of {count}</source>
        <translation>{layer} 的偏置 · 特征图 {number}/{count}</translation>
    </message>
    <message>
        <source>{layer} · kernel {number} of {count} · tap [{i}, {j}]</source>
        <translation>{layer} · 卷积核 {number}/{count} · 位置 [{i}, {j}]</translation>
    </message>
    <message>
        <source>{layer} · kernel {number} of {count} · from map {source} · tap [{i}, {j}]</source>
        <translation>{layer} · 卷积核 {number}/{count} · 来自特征图 {source} · 位置 [{i}, {j}]</translation>
    </message>
    <message>
        <source>{gate} of {unit}</source>
        <translation>{unit} 的{gate}</translation>
    </message>
    <message>
        <source>band {band}</source>
        <translation>第 {band} 频带</translation>
    </message>
    <message>
        <source>Not a number: something grew beyond all bounds before it.</source>
        <translation>不是数：之前有数值超出了一切界限。</translation>
    </message>
    <message>
        <source>Infinite: it grew beyond all bounds.</source>
        <translation>无穷大：数值超出了一切界限。</translation>
    </message>
    <message>
        <source>Dead here: z is below zero, so output and slope are 0; no gradient passes.</source>
        <translation>在此失活：z 小于零，输出和斜率都是 0，梯度无法通过。</translation>
    </message>
    <message>
        <source>Saturated: so near its end that the slope is almost 0; little gradient passes.</source>
        <translation>饱和：太靠近极限，斜率几乎为 0，梯度很难通过。</translation>
    </message>
    <message>
        <source>Dropped: dropout has left it out of this step; no gradient passes.</source>
        <translation>被丢弃：随机失活在这一步略过了它，梯度无法通过。</translation>
    </message>
    <message>
        <source>Lost its pooling window to a larger number: no gradient passes.</source>
        <translation>在池化窗口中输给了更大的数：梯度无法通过。</translation>
    </message>
    <message>
        <source>{count} further terms</source>
        <translation>其余 {count} 项</translation>
    </message>
    <message>
        <source>sum of {count} terms</source>
        <translation>{count} 项之和</translation>
    </message>
    <message>
        <source>right answer</source>
        <translation>正确答案</translation>
    </message>
    <message>
        <source>at [{row}, {column}]</source>
        <translation>位置 [{row}, {column}]</translation>
    </message>
    <message>
        <source>from above</source>
        <translation>来自上层</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>reset gate</source>
        <translation>重置门</translation>
    </message>
    <message>
        <source>update gate</source>
        <translation>更新门</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选值</translation>
    </message>
    <message>
        <source>input gate</source>
        <translation>输入门</translation>
    </message>
    <message>
        <source>forget gate</source>
        <translation>遗忘门</translation>
    </message>
    <message>
        <source>output gate</source>
        <translation>输出门</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>细胞</translation>
    </message>
    <message>
        <source>sum z of {unit}</source>
        <translation>{unit} 的加权和 z</translation>
    </message>
    <message>
        <source>largest of its window, {unit}</source>
        <translation>窗口中的最大值，{unit}</translation>
    </message>
    <message>
        <source>mean of its window, {unit}</source>
        <translation>窗口的平均值，{unit}</translation>
    </message>
    <message>
        <source>{unit} behind dropout</source>
        <translation>{unit}（随机失活之后）</translation>
    </message>
    <message>
        <source>mean over time of {unit}</source>
        <translation>{unit} 的时间平均</translation>
    </message>
    <message>
        <source>last state of {unit}</source>
        <translation>{unit} 的最后状态</translation>
    </message>
    <message>
        <source>conv {number}</source>
        <translation>卷积 {number}</translation>
    </message>
    <message>
        <source>frame {number}</source>
        <translation>第 {number} 帧</translation>
    </message>
    <message>
        <source>{layer} · map {number} [{row}, {column}]</source>
        <translation>{layer} · 特征图 {number} [{row}, {column}]</translation>
    </message>
    <message>
        <source>output a of {unit}</source>
        <translation>{unit} 的输出 a</translation>
    </message>
</context>
<context>
    <name>InspectorBody</name>
    <message>
        <source>This weight over the run</source>
        <translation>这个权重在训练中的变化</translation>
    </message>
    <message>
        <source>The present network has no such number. Click another one.</source>
        <translation>现在的网络没有这个数。请点击另一个。</translation>
    </message>
    <message>
        <source>Click a unit, an edge, a kernel&apos;s tap, a state or a cell of the input: here you see why it has its value, and how its gradient comes about.</source>
        <translation>点击一个单元、一条连线、卷积核的一格、一个状态或输入的一格：这里会显示它的值从何而来，它的梯度如何得出。</translation>
    </message>
    <message>
        <source>This word was only recognised: no loss, no gradient, no update.</source>
        <translation>这个词只是被识别：没有损失、梯度和更新。</translation>
    </message>
    <message>
        <source>How the step moves it</source>
        <translation>这一步如何移动它</translation>
    </message>
    <message>
        <source>Its value</source>
        <translation>它的值</translation>
    </message>
    <message>
        <source>Its gradient: the chain rule</source>
        <translation>它的梯度：链式法则</translation>
    </message>
    <message>
        <source>{value} · heard: “{word}” · step {step}</source>
        <translation>{value} · 听到：“{word}” · 第 {step} 步</translation>
    </message>
    <message>
        <source>{value} · the batch of {count} clips · step {step}</source>
        <translation>{value} · 批次共 {count} 个片段 · 第 {step} 步</translation>
    </message>
    <message>
        <source>{value} · mean over {count} clips · step {step}</source>
        <translation>{value} · {count} 个片段的平均 · 第 {step} 步</translation>
    </message>
    <message>
        <source>{value} · clip “{word}” · step {step}</source>
        <translation>{value} · 片段“{word}” · 第 {step} 步</translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message>
        <source>Keep the last 10 seconds</source>
        <translation>保存最近 10 秒的声音</translation>
    </message>
    <message>
        <source>WAV files</source>
        <translation>WAV 文件</translation>
    </message>
</context>
<context>
    <name>LayerTitle</name>
    <message>
        <source>output</source>
        <translation>输出层</translation>
    </message>
    <message>
        <source>hidden {number}</source>
        <translation>隐藏层 {number}</translation>
    </message>
    <message>
        <source>conv {number}</source>
        <translation>卷积 {number}</translation>
    </message>
</context>
<context>
    <name>LearningRateField</name>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>learning rate, by factors</source>
        <translation>学习率，按倍数调节</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>How loud the sound is, from −60 dB to full scale. The tick and the number hold the peak; the grey line below is the noise of the room. Speak so that the bar ends in the yellow, before the red.</source>
        <translation>声音有多响，从 −60 dB 到满刻度。刻线和数字停在峰值上；下面的灰线是房间的噪声。说话时让它到黄色为止，不要进入红色。</translation>
    </message>
    <message>
        <source>level</source>
        <translation>电平</translation>
    </message>
    <message>
        <source>{level:.0f} dB</source>
        <translation>{level:.0f} dB</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>削波</translation>
    </message>
    <message>
        <source>I hear nothing: is it muted?</source>
        <translation>听不到声音：静音了吗？</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>mono</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>{count} 声道</translation>
    </message>
    <message>
        <source>mixed to mono and converted to {target} kHz; the file itself stays as it is</source>
        <translation>已混合为单声道并转换为 {target} kHz；文件本身不变</translation>
    </message>
    <message>
        <source>converted to {target} kHz; the file itself stays as it is</source>
        <translation>已转换为 {target} kHz；文件本身不变</translation>
    </message>
    <message>
        <source>mixed to mono; the file itself stays as it is</source>
        <translation>已混合为单声道；文件本身不变</translation>
    </message>
    <message>
        <source>just right</source>
        <translation>正好合适</translation>
    </message>
    <message>
        <source>{name}: {seconds:.2f} s, {rate} {channels}: {done}.</source>
        <translation>{name}：{seconds:.2f} 秒，{rate} {channels}：{done}。</translation>
    </message>
    <message>
        <source>My recordings only</source>
        <translation>只用我的录音</translation>
    </message>
    <message>
        <source>What you have recorded or labelled yourself</source>
        <translation>你自己录下或标注的片段</translation>
    </message>
    <message>
        <source>English digits</source>
        <translation>英语数字</translation>
    </message>
    <message>
        <source>English commands</source>
        <translation>英语口令</translation>
    </message>
    <message>
        <source>Mandarin digits</source>
        <translation>普通话数字</translation>
    </message>
    <message>
        <source>Spanish digits</source>
        <translation>西班牙语数字</translation>
    </message>
    <message>
        <source>French digits</source>
        <translation>法语数字</translation>
    </message>
    <message>
        <source>German digits</source>
        <translation>德语数字</translation>
    </message>
    <message>
        <source>Hindi digits</source>
        <translation>印地语数字</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Listening to {name}</source>
        <translation>正在听取：{name}</translation>
    </message>
    <message>
        <source>Looking through {name}</source>
        <translation>正在查找：{name}</translation>
    </message>
    <message>
        <source>{name} + {count} of mine</source>
        <translation>{name} + 我的 {count} 个</translation>
    </message>
</context>
<context>
    <name>LinearScene</name>
    <message>
        <source>sum z</source>
        <translation>加权和 z</translation>
    </message>
    <message>
        <source>lead z − s</source>
        <translation>领先 z − s</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>to this clip</source>
        <translation>对本片段</translation>
    </message>
    <message>
        <source>Answers: {count} clips</source>
        <translation>对 {count} 个片段的回答</translation>
    </message>
    <message>
        <source>● {word}   ○ others</source>
        <translation>● {word}   ○ 其他</translation>
    </message>
    <message>
        <source>Δw, of the batch</source>
        <translation>Δw，整个批次</translation>
    </message>
    <message>
        <source>answer |p|</source>
        <translation>回答 |p|</translation>
    </message>
    <message>
        <source>error |δ|</source>
        <translation>误差 |δ|</translation>
    </message>
    <message>
        <source>w₁ at frame {frame_1}, band {band_1}; w₂ at {frame_2}, {band_2}; η ∂L/∂w × {slope_times}, Δw × {step_times}</source>
        <translation>w₁ 在第 {frame_1} 帧第 {band_1} 频带；w₂ 在 {frame_2}、{band_2}；η ∂L/∂w × {slope_times}，Δw × {step_times}</translation>
    </message>
    <message>
        <source>computing …</source>
        <translation>计算中…</translation>
    </message>
    <message>
        <source>Answers to all clips</source>
        <translation>对所有片段的回答</translation>
    </message>
    <message>
        <source>Loss L(w₁, w₂)</source>
        <translation>损失 L(w₁, w₂)</translation>
    </message>
    <message>
        <source>mean loss</source>
        <translation>平均损失</translation>
    </message>
    <message>
        <source>this clip</source>
        <translation>本片段</translation>
    </message>
    <message>
        <source>of the batch, {count}</source>
        <translation>批次的 {count} 个片段</translation>
    </message>
    <message>
        <source>{count} of {of} clips</source>
        <translation>{of} 个片段中的 {count} 个</translation>
    </message>
    <message>
        <source>mean of {count} clips</source>
        <translation>{count} 个片段的平均</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>{count} neurons</source>
        <translation>{count} 个神经元</translation>
    </message>
</context>
<context>
    <name>ListenButton</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Close the microphone</source>
        <translation>关闭麦克风</translation>
    </message>
    <message>
        <source>Wait for the microphone no longer</source>
        <translation>不再等待麦克风</translation>
    </message>
    <message>
        <source>Open the microphone and watch the sound</source>
        <translation>打开麦克风，观察声音</translation>
    </message>
</context>
<context>
    <name>LivePicture</name>
    <message>
        <source>Waveform and spectrogram</source>
        <translation>波形和频谱图</translation>
    </message>
    <message>
        <source>time in s</source>
        <translation>时间（秒）</translation>
    </message>
    <message>
        <source>Nothing heard yet.
Press Listen and say something, or open a sound file.</source>
        <translation>还没有听到声音。
按“聆听”后说话，或打开一个声音文件。</translation>
    </message>
    <message>
        <source>amplitude</source>
        <translation>振幅</translation>
    </message>
    <message>
        <source>coefficient</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>frequency in Hz</source>
        <translation>频率（Hz）</translation>
    </message>
    <message>
        <source>value of the coefficient</source>
        <translation>系数的值</translation>
    </message>
    <message>
        <source>level in dB</source>
        <translation>强度（dB）</translation>
    </message>
</context>
<context>
    <name>LiveWiring</name>
    <message>
        <source>not a word I know · X: it was ...</source>
        <translation>不认识的词 · X：其实是…</translation>
    </message>
    <message>
        <source>heard “{word}” {prediction:.2f} · Enter: right · X: it was ...</source>
        <translation>听到“{word}” {prediction:.2f} · Enter：对 · X：其实是…</translation>
    </message>
</context>
<context>
    <name>LogMelStage</name>
    <message>
        <source>Log-mel spectrogram</source>
        <translation>对数梅尔声谱图</translation>
    </message>
    <message>
        <source>The band energies of every frame side by side, in decibels, as loudness is heard.</source>
        <translation>把每一帧的频带能量并排放在一起，以分贝计，与人耳对响度的感受一致。</translation>
    </message>
    <message>
        <source>L = 10 log&lt;sub&gt;10&lt;/sub&gt; E, at least L&lt;sub&gt;max&lt;/sub&gt; − {floor} dB</source>
        <translation>L = 10 log&lt;sub&gt;10&lt;/sub&gt; E，不低于 L&lt;sub&gt;max&lt;/sub&gt; − {floor} dB</translation>
    </message>
    <message>
        <source>frequency, kHz (even in mel)</source>
        <translation>频率，kHz（按梅尔等距）</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>LossesLine</name>
    <message>
        <source>The computer was too busy to take every block of sound from the microphone.</source>
        <translation>计算机太忙，没能接住麦克风送来的每一段声音。</translation>
    </message>
    <message>
        <source>Sound was lost {count} times</source>
        <translation>声音丢失了 {count} 次</translation>
    </message>
</context>
<context>
    <name>MelBandsStage</name>
    <message>
        <source>Mel bands</source>
        <translation>梅尔频带</translation>
    </message>
    <message>
        <source>{bands} triangles of equal area sum the spectrum: narrow for low tones, wide for high ones, as the ear hears.</source>
        <translation>用 {bands} 个等面积的三角形对频谱求和：低音处窄，高音处宽，与人耳一致。</translation>
    </message>
    <message>
        <source>band {band}, {low} to {high} Hz: E = {energy}</source>
        <translation>频带 {band}，{low} 至 {high} Hz：E = {energy}</translation>
    </message>
    <message>
        <source>power of the frame, dB</source>
        <translation>这一帧的功率，dB</translation>
    </message>
    <message>
        <source>energy E of each band, dB</source>
        <translation>各频带的能量 E，dB</translation>
    </message>
    <message>
        <source>weight w, 1/Hz</source>
        <translation>权重 w，1/Hz</translation>
    </message>
</context>
<context>
    <name>Mistakes</name>
    <message>
        <source>said ↓</source>
        <translation>说的 ↓</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>taken for →</source>
        <translation>听成 →</translation>
    </message>
    <message>
        <source>100 % of what was said</source>
        <translation>100 %（占所说的词）</translation>
    </message>
    <message>
        <source>{said} known for what it is: {count}</source>
        <translation>{said} 听对了：{count}</translation>
    </message>
    <message>
        <source>{said} taken for {taken}: {count}</source>
        <translation>{said} 听成 {taken}：{count}</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{total} 个中的 {count} 个</translation>
    </message>
    <message>
        <source>Validation clips · step {step}</source>
        <translation>验证录音 · 第 {step} 步</translation>
    </message>
    <message>
        <source>Training clips · step {step}</source>
        <translation>训练录音 · 第 {step} 步</translation>
    </message>
    <message>
        <source>There are no such clips.</source>
        <translation>没有这样的录音。</translation>
    </message>
    <message>
        <source>{share} right: {right} of {total}</source>
        <translation>{share} 正确：{total} 个中的 {right} 个</translation>
    </message>
    <message>
        <source>{said} for {taken} ({count} of {total})</source>
        <translation>{said} 听成 {taken}（{total} 个中 {count} 个）</translation>
    </message>
    <message>
        <source>No word is taken for another.</source>
        <translation>没有一个词被听成别的词。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Most often taken: {pairs}.</source>
        <translation>最常听错：{pairs}。</translation>
    </message>
</context>
<context>
    <name>MistakesWindow</name>
    <message>
        <source>Validation clips</source>
        <translation>验证录音</translation>
    </message>
    <message>
        <source>Training clips</source>
        <translation>训练录音</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>个数</translation>
    </message>
    <message>
        <source>Shares, %</source>
        <translation>比例，%</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Its gradients are followed from the next step on.</source>
        <translation>从下一步起跟踪它的梯度。</translation>
    </message>
    <message>
        <source>Left out: {count}</source>
        <translation>已排除：{count}</translation>
    </message>
    <message>
        <source>Ask about the clips that are held back</source>
        <translation>用留出的录音来问</translation>
    </message>
    <message>
        <source>Ask about the clips that are learned from</source>
        <translation>用学习的录音来问</translation>
    </message>
    <message>
        <source>Write into each cell how many clips it has</source>
        <translation>在每格写出录音个数</translation>
    </message>
    <message>
        <source>Write into each cell its share of the clips of the word that was said</source>
        <translation>在每格写出它占所说词全部录音的比例</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Copy or save the matrix</source>
        <translation>复制或保存矩阵</translation>
    </message>
    <message>
        <source>Clips that are left out: take them in again</source>
        <translation>已排除的录音：重新收回</translation>
    </message>
</context>
<context>
    <name>MoreFields</name>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> 步</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Dropout, schedule, clipping, first weights and the like.</source>
        <translation>Dropout、学习率调度、裁剪、初始权重等。</translation>
    </message>
    <message>
        <source>The share of the last hidden layer&apos;s outputs that each step leaves out.</source>
        <translation>每一步随机略去的最后一个隐藏层输出的比例。</translation>
    </message>
    <message>
        <source>From where the first weights are drawn.</source>
        <translation>初始权重从哪里抽取。</translation>
    </message>
    <message>
        <source>How the learning rate changes in the course of the run.</source>
        <translation>学习率在训练过程中如何变化。</translation>
    </message>
    <message>
        <source>Steps in which the learning rate rises from 0.</source>
        <translation>学习率从 0 升起所用的步数。</translation>
    </message>
    <message>
        <source>How much of the last stride is in the next one.</source>
        <translation>上一步的步子有多少留在下一步里。</translation>
    </message>
    <message>
        <source>Pulls each weight towards 0, so that none grows without need.</source>
        <translation>把每个权重拉向 0，使它们不会无故变大。</translation>
    </message>
    <message>
        <source>A gradient that is longer than this is shortened to it, so none explodes.</source>
        <translation>比这更长的梯度会被缩短到这个长度，以免爆炸。</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>dropout</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>first weights</source>
        <translation>初始权重</translation>
    </message>
</context>
<context>
    <name>NamingForm</name>
    <message>
        <source>Learn this</source>
        <translation>学会它</translation>
    </message>
    <message>
        <source>Add the clip to your corpus under this word (Enter)</source>
        <translation>把片段以这个词加入你的语料库（Enter）</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Forget the clip (Esc)</source>
        <translation>不要这个片段（Esc）</translation>
    </message>
    <message>
        <source>Type the word that was said, then press Enter.</source>
        <translation>请输入说的是哪个词，再按 Enter。</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Back along the chain (Alt+Left)</source>
        <translation>沿链后退 (Alt+Left)</translation>
    </message>
    <message>
        <source>Forward along the chain (Alt+Right)</source>
        <translation>沿链前进 (Alt+Right)</translation>
    </message>
    <message>
        <source>Unpin this number</source>
        <translation>取消固定这个数</translation>
    </message>
    <message>
        <source>The way here</source>
        <translation>来路</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
</context>
<context>
    <name>NetworkCanvas</name>
    <message>
        <source>The network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Getting ready ...</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>frame 1</source>
        <translation>第 1 帧</translation>
    </message>
    <message>
        <source>frame {number}</source>
        <translation>第 {number} 帧</translation>
    </message>
    <message>
        <source>{word}, {frames} × {bands} log-mel</source>
        <translation>{word},{frames} × {bands} 对数梅尔</translation>
    </message>
    <message>
        <source>the batch</source>
        <translation>整个批次</translation>
    </message>
    <message>
        <source>this clip</source>
        <translation>本片段</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>本层</translation>
    </message>
    <message>
        <source>network</source>
        <translation>整网</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自身</translation>
    </message>
    <message>
        <source>log-mel energy</source>
        <translation>对数梅尔能量</translation>
    </message>
    <message>
        <source>activation |a|</source>
        <translation>激活 |a|</translation>
    </message>
    <message>
        <source>unit gradient |δ|</source>
        <translation>单元梯度 |δ|</translation>
    </message>
    <message>
        <source>|∂L/∂input|</source>
        <translation>|∂L/∂input|</translation>
    </message>
    <message>
        <source>strongest edges: {counts}, scaled by gap</source>
        <translation>最强的连线：{counts}，按层间缩放</translation>
    </message>
    <message>
        <source>dashed, hatched: negative</source>
        <translation>虚线、斜线：负值</translation>
    </message>
    <message>
        <source>loss {value}</source>
        <translation>损失 {value}</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>heard</source>
        <translation>听到的</translation>
    </message>
</context>
<context>
    <name>NetworkFields</name>
    <message>
        <source>softmax output</source>
        <translation>softmax 输出</translation>
    </message>
    <message>
        <source>linear output</source>
        <translation>线性输出</translation>
    </message>
    <message>
        <source>sigmoid output</source>
        <translation>sigmoid 输出</translation>
    </message>
    <message>
        <source>kind of network</source>
        <translation>网络种类</translation>
    </message>
    <message>
        <source>What a hidden unit makes of its weighted sum before it passes it on.</source>
        <translation>隐藏单元在传出加权和之前对它做的变换。</translation>
    </message>
    <message>
        <source>What the output sees of the recurrent layer: its mean, or its last frame.</source>
        <translation>输出层看到循环层的什么：平均值，还是最后一帧。</translation>
    </message>
    <message>
        <source>How wrongness is measured: this is what training makes small.</source>
        <translation>如何衡量错误：训练就是把它变小。</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>read-out</source>
        <translation>读出</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>NETWORK</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>NoiseChoices</name>
    <message>
        <source>Measure (Return)</source>
        <translation>测量（回车）</translation>
    </message>
    <message>
        <source>Train one with noise</source>
        <translation>训练一个带噪声的</translation>
    </message>
    <message>
        <source>Train one clean</source>
        <translation>训练一个无噪声的</translation>
    </message>
    <message>
        <source>Let this run learn in noise</source>
        <translation>让本次训练在噪声中学习</translation>
    </message>
    <message>
        <source>Clear the curves</source>
        <translation>清除曲线</translation>
    </message>
    <message>
        <source>Hear an example: {snr} (Space)</source>
        <translation>听一个例子：{snr}（空格）</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>What the words are said in</source>
        <translation>词在什么噪声中说出</translation>
    </message>
    <message>
        <source>Say the validation clips in this noise, at six ratios, to the network as it is now, through the same endpointer as the microphone&apos;s</source>
        <translation>把验证录音放进这种噪声，以六种信噪比说给现在的网络听，经过与麦克风相同的端点检测</translation>
    </message>
    <message>
        <source>Train a network with the same settings on the same clips and on noisy takes of them, beside the run, which goes on</source>
        <translation>用相同设置，以相同录音及其带噪声的版本另训练一个网络；当前训练照常进行</translation>
    </message>
    <message>
        <source>Train a network with the same settings on the clips as they were recorded, beside the run, which goes on</source>
        <translation>用相同设置，以原样录音另训练一个网络；当前训练照常进行</translation>
    </message>
    <message>
        <source>Train the run itself on what the network with noise is trained on: the clips, and four noisy takes of each</source>
        <translation>让当前训练本身也用带噪声网络的材料：录音，以及每段的四个带噪声版本</translation>
    </message>
    <message>
        <source>Play another validation clip in this noise, at the ratio chosen in the plot</source>
        <translation>以图中所选信噪比，在这种噪声中播放另一段验证录音</translation>
    </message>
    <message>
        <source>Forget what was measured in this noise</source>
        <translation>忘掉在这种噪声中的测量结果</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Copy or save the curves</source>
        <translation>复制或保存曲线</translation>
    </message>
</context>
<context>
    <name>NoiseLab</name>
    <message>
        <source>trained clean</source>
        <translation>无噪声训练</translation>
    </message>
    <message>
        <source>trained with noise</source>
        <translation>带噪声训练</translation>
    </message>
    <message>
        <source>this run, step {step}</source>
        <translation>本次训练，第 {step} 步</translation>
    </message>
    <message>
        <source>earlier run, step {step}</source>
        <translation>之前的训练，第 {step} 步</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>本次训练</translation>
    </message>
    <message>
        <source>no noise</source>
        <translation>无噪声</translation>
    </message>
    <message>
        <source>{snr} dB</source>
        <translation>{snr} dB</translation>
    </message>
    <message>
        <source>white noise</source>
        <translation>白噪声</translation>
    </message>
    <message>
        <source>pink noise</source>
        <translation>粉红噪声</translation>
    </message>
    <message>
        <source>babble of the clips</source>
        <translation>录音混成的人声</translation>
    </message>
    <message>
        <source>my room, recorded</source>
        <translation>我的房间（已录）</translation>
    </message>
    <message>
        <source>Making noisy takes...</source>
        <translation>正在制作带噪声版本……</translation>
    </message>
    <message>
        <source>Training one with noise...</source>
        <translation>正在带噪声训练……</translation>
    </message>
    <message>
        <source>Training one clean...</source>
        <translation>正在无噪声训练……</translation>
    </message>
    <message>
        <source>Listening in noise...</source>
        <translation>正在噪声中聆听……</translation>
    </message>
</context>
<context>
    <name>NoisePlot</name>
    <message>
        <source>Accuracy against noise</source>
        <translation>正确率与噪声</translation>
    </message>
    <message>
        <source>signal to noise</source>
        <translation>信噪比</translation>
    </message>
    <message>
        <source>{name}, {snr}: {share} % right, {right} of {said}
95 % confidence: {low} to {high} %; no word found in {missed}</source>
        <translation>{name}，{snr}：正确 {share} %，{said} 个中的 {right} 个
95 % 置信：{low} 至 {high} %；{missed} 个没有找到词</translation>
    </message>
    <message>
        <source>right, %</source>
        <translation>正确，%</translation>
    </message>
    <message>
        <source>guessing: {chance} %</source>
        <translation>瞎猜：{chance} %</translation>
    </message>
    <message>
        <source>Nothing has been measured in this noise yet.</source>
        <translation>在这种噪声中还没有测量过。</translation>
    </message>
    <message>
        <source>n = {number} validation clips at each ratio; bars: 95 % confidence</source>
        <translation>每种信噪比 n = {number} 段验证录音；误差线：95 % 置信</translation>
    </message>
</context>
<context>
    <name>NoiseWindow</name>
    <message>
        <source>Noise lab</source>
        <translation>噪声实验室</translation>
    </message>
    <message>
        <source>Words known in noise: {noise}</source>
        <translation>噪声中认出的词：{noise}</translation>
    </message>
    <message>
        <source>“{word}”, {speaker}, {snr}</source>
        <translation>“{word}”，{speaker}，{snr}</translation>
    </message>
    <message>
        <source>The endpointer finds no word in it.</source>
        <translation>端点检测没有在其中找到词。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take this back (Ctrl+Z)</source>
        <translation>撤销这一次（Ctrl+Z）</translation>
    </message>
</context>
<context>
    <name>Obeying</name>
    <message>
        <source>“{word}” → {outcome} already</source>
        <translation>“{word}” → 已经是：{outcome}</translation>
    </message>
    <message>
        <source>“{word}” → {outcome} · Ctrl+Backspace takes it back</source>
        <translation>“{word}” → {outcome} · Ctrl+Backspace 撤回</translation>
    </message>
    <message>
        <source>Taken back: {outcome}</source>
        <translation>已撤回：{outcome}</translation>
    </message>
    <message>
        <source>learning rate {rate:g}</source>
        <translation>学习率 {rate:g}</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>one phase back</source>
        <translation>后退一个阶段</translation>
    </message>
    <message>
        <source>one phase on</source>
        <translation>前进一个阶段</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Sound files</source>
        <translation>声音文件</translation>
    </message>
    <message>
        <source>Open a recording of one word</source>
        <translation>打开一个词的录音</translation>
    </message>
    <message>
        <source>Open a folder of recordings</source>
        <translation>打开录音文件夹</translation>
    </message>
</context>
<context>
    <name>PictureFiles</name>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save the picture as PNG or SVG...</source>
        <translation>保存为 PNG 或 SVG…</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
</context>
<context>
    <name>PictureScale</name>
    <message>
        <source>Each picture is the whole clip, and its colours begin below its own loudest.</source>
        <translation>每张图是整段录音，颜色从它自己最响处往下算起。</translation>
    </message>
    <message>
        <source>time →  ·  ↑ 0 to 4 kHz, mel</source>
        <translation>时间 →  ·  ↑ 0 至 4 kHz，梅尔</translation>
    </message>
    <message>
        <source>0 dB: loudest</source>
        <translation>0 dB：最响</translation>
    </message>
</context>
<context>
    <name>ProblemLine</name>
    <message>
        <source>Put this message away</source>
        <translation>收起这条消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PromptWords</name>
    <message>
        <source>Words to say</source>
        <translation>要说的词</translation>
    </message>
    <message>
        <source>Add words: yes no left</source>
        <translation>添加词：是 否 左</translation>
    </message>
    <message>
        <source>Add words</source>
        <translation>添加词</translation>
    </message>
    <message>
        <source>Type words with spaces or commas between, then Return</source>
        <translation>输入词，用空格或逗号隔开，然后按回车</translation>
    </message>
</context>
<context>
    <name>PrompterPanel</name>
    <message>
        <source>Choose words and press Start. Then only speak: each word is asked for in large letters, found by itself, saved with its label, and the next one is asked for.</source>
        <translation>选好词，按“开始”。之后只管说话：每个词用大字提示，自动找到，带着标签保存，然后提示下一个。</translation>
    </message>
    <message>
        <source>How many takes of each word there will be in the end</source>
        <translation>最后每个词要有多少遍</translation>
    </message>
    <message>
        <source>Takes of each word</source>
        <translation>每个词的遍数</translation>
    </message>
    <message>
        <source>Whose voice it is; takes are counted for each speaker</source>
        <translation>这是谁的声音；每个说话人的遍数分别计算</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Begin, pause or go on (Space)</source>
        <translation>开始、暂停或继续（空格键）</translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation>重说一遍</translation>
    </message>
    <message>
        <source>Take the last take back and ask for its word (Backspace)</source>
        <translation>撤回最后一遍，重新提示那个词（退格键）</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后再说</translation>
    </message>
    <message>
        <source>Ask for another word first</source>
        <translation>先提示另一个词</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Saving the last takes...</source>
        <translation>正在保存最后几遍...</translation>
    </message>
    <message>
        <source>{take} of {takes}</source>
        <translation>第 {take} 遍，共 {takes} 遍</translation>
    </message>
    <message>
        <source>then: {word}</source>
        <translation>接着：{word}</translation>
    </message>
    <message>
        <source>The microphone does not listen. Press Go on.</source>
        <translation>麦克风没有在听。请按“继续”。</translation>
    </message>
    <message>
        <source>I hear you...</source>
        <translation>听到你在说...</translation>
    </message>
    <message>
        <source>Listening: say it now</source>
        <translation>正在听：现在请说</translation>
    </message>
    <message>
        <source>Every chosen word has its takes: {clips} said now. Add words, or ask for more takes.</source>
        <translation>选中的词都录够了：这次说了 {clips}。可以添加词，或者增加遍数。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>COLLECT TAKES</source>
        <translation>收集录音</translation>
    </message>
    <message>
        <source>Say</source>
        <translation>请说</translation>
    </message>
    <message>
        <source>Takes of each</source>
        <translation>每词遍数</translation>
    </message>
</context>
<context>
    <name>ProofBox</name>
    <message>
        <source>Prove it</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Shift this number a little both ways, and see how the loss answers.</source>
        <translation>把这个数向两边稍微移动，看损失如何变化。</translation>
    </message>
    <message>
        <source>central difference, float64</source>
        <translation>中心差分，float64</translation>
    </message>
    <message>
        <source>central difference, float64, step {step}</source>
        <translation>中心差分，float64，第 {step} 步</translation>
    </message>
    <message>
        <source>of step {step}, not of what is shown now</source>
        <translation>属于第 {step} 步，不是现在显示的数值</translation>
    </message>
    <message>
        <source>computing …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>✓ proved</source>
        <translation>✓ 已证明</translation>
    </message>
    <message>
        <source>at a kink</source>
        <translation>在折点上</translation>
    </message>
    <message>
        <source>Exactly here a rectifier switches or two numbers of a window tie: the loss has a kink, and no derivative that the two could agree on.</source>
        <translation>恰好在这里，某个整流单元切换，或窗口中两个数相等：损失在此有折点，没有两者都能认同的导数。</translation>
    </message>
    <message>
        <source>✗ the two differ</source>
        <translation>✗ 两者不同</translation>
    </message>
    <message>
        <source>analytic</source>
        <translation>解析值</translation>
    </message>
    <message>
        <source>numeric</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>relative error</source>
        <translation>相对误差</translation>
    </message>
</context>
<context>
    <name>RecentButton</name>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>The networks of the last runs: go back and forth between them.</source>
        <translation>最近几次训练的网络：可以来回切换。</translation>
    </message>
</context>
<context>
    <name>RecogniseButton</name>
    <message>
        <source>Recognise</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>words command</source>
        <translation>词语在指挥</translation>
    </message>
</context>
<context>
    <name>RecogniseRow</name>
    <message>
        <source>Answer every word that the open microphone hears, also while the network trains (G). How sure it must be to know a word is set in the menu with the dots.</source>
        <translation>回答打开的麦克风听到的每个词，网络训练时也一样（G）。要多有把握才算认识一个词，在三个点的菜单里设置。</translation>
    </message>
    <message>
        <source>answer after {usual} ms (95 %: {most})</source>
        <translation>{usual} 毫秒后回答（95%：{most}）</translation>
    </message>
    <message>
        <source>From the end of a word, {pause:.0f} ms pass until it is certain that it has ended. After that, half of the answers were painted within {usual} ms, and 95 in 100 within {most} ms.</source>
        <translation>一个词说完后，要过 {pause:.0f} 毫秒才能确定它已经结束。在那之后，一半的回答在 {usual} 毫秒内显示，100 个中有 95 个在 {most} 毫秒内显示。</translation>
    </message>
</context>
<context>
    <name>RecurrentScene</name>
    <message>
        <source>input · band {number}</source>
        <translation>输入 · 频带 {number}</translation>
    </message>
    <message>
        <source>log-mel energy</source>
        <translation>对数梅尔能量</translation>
    </message>
    <message>
        <source>frame {number}</source>
        <translation>第 {number} 帧</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>reset gate</source>
        <translation>重置门</translation>
    </message>
    <message>
        <source>update gate</source>
        <translation>更新门</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>input gate</source>
        <translation>输入门</translation>
    </message>
    <message>
        <source>forget gate</source>
        <translation>遗忘门</translation>
    </message>
    <message>
        <source>output gate</source>
        <translation>输出门</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>by frame</source>
        <translation>逐帧</translation>
    </message>
    <message>
        <source>kept over {frames} frames: {share} %</source>
        <translation>经过 {frames} 帧保留：{share} %</translation>
    </message>
    <message>
        <source>{frames} frames back: {share} %, each adds to it</source>
        <translation>回传 {frames} 帧：{share} %，每帧都有新增</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>last</source>
        <translation>末帧</translation>
    </message>
    <message>
        <source>state, gates</source>
        <translation>状态、门</translation>
    </message>
    <message>
        <source>strongest edges: output {few} / {total}</source>
        <translation>最强连线：输出 {few} / {total}</translation>
    </message>
    <message>
        <source>U {count} a frame</source>
        <translation>每帧 U {count} 条</translation>
    </message>
    <message>
        <source>light left edge: saturated</source>
        <translation>左侧亮边：饱和</translation>
    </message>
    <message>
        <source>largest of each frame</source>
        <translation>各帧最大值</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>before</source>
        <translation>更新前</translation>
    </message>
    <message>
        <source>update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>after</source>
        <translation>更新后</translation>
    </message>
</context>
<context>
    <name>Resetting</name>
    <message>
        <source>Reset to step 0</source>
        <translation>重置到第 0 步</translation>
    </message>
    <message>
        <source>This run has branches or bookmarks, which a new run does not keep.</source>
        <translation>本次训练有分支或书签，新的训练不会保留它们。</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Keep this run</source>
        <translation>保留本次训练</translation>
    </message>
</context>
<context>
    <name>RoomRow</name>
    <message>
        <source>From a file...</source>
        <translation>从文件...</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Quiet, please: {seconds:.0f} s more...</source>
        <translation>请保持安静：还有 {seconds:.0f} 秒...</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Record {seconds:.0f} s</source>
        <translation>录制 {seconds:.0f} 秒</translation>
    </message>
    <message>
        <source>No room recorded yet.</source>
        <translation>尚未录制房间噪声。</translation>
    </message>
    <message>
        <source>The room: {seconds:.1f} s at {level:.0f} dBFS</source>
        <translation>房间：{seconds:.1f} 秒，{level:.0f} dBFS</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>声音文件</translation>
    </message>
    <message>
        <source>Open noise</source>
        <translation>打开噪声文件</translation>
    </message>
    <message>
        <source>Record the noise of the room from the microphone, while nobody speaks</source>
        <translation>在无人说话时用麦克风录下房间的噪声</translation>
    </message>
    <message>
        <source>Use the beginning of a sound file as the noise</source>
        <translation>用声音文件的开头部分作为噪声</translation>
    </message>
    <message>
        <source>Play the noise as it is kept</source>
        <translation>播放保存的噪声</translation>
    </message>
</context>
<context>
    <name>SayButton</name>
    <message>
        <source>Press, then say one word: where it begins and ends is found by itself. The Space key does the same. Or hold T, say it, and let go: where it begins and ends is up to you.</source>
        <translation>按下，然后说一个词：开头和结尾会自动找到。空格键也一样。也可以按住 T 键说完再松开：开头和结尾由您决定。</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Say a word</source>
        <translation>说一个词</translation>
    </message>
    <message>
        <source>Opening...</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Listening: say a word</source>
        <translation>正在听：请说一个词</translation>
    </message>
    <message>
        <source>Speak, then let go</source>
        <translation>请说，然后松开</translation>
    </message>
    <message>
        <source>Heard it</source>
        <translation>听到了</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>new seed</source>
        <translation>换一个随机种子</translation>
    </message>
    <message>
        <source>Throw a new seed: other first weights, another order.</source>
        <translation>掷一个新的随机种子：初始权重不同，片段顺序也不同。</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>{clips}. Double click or Return plays one. A green dot: it is yours.</source>
        <translation>{clips}。双击或按回车播放。有绿点的是你自己的。</translation>
    </message>
    <message>
        <source>{clips} selected</source>
        <translation>已选中 {clips}</translation>
    </message>
    <message>
        <source>{clips} selected, read-only: part of “{set}”</source>
        <translation>已选中 {clips}，只读：属于“{set}”</translation>
    </message>
    <message>
        <source>{clips} selected, {count} of them read-only: part of “{set}”</source>
        <translation>已选中 {clips}，其中 {count} 条只读：属于“{set}”</translation>
    </message>
</context>
<context>
    <name>SettingsColumn</name>
    <message>
        <source>Fit the levels</source>
        <translation>适配强度范围</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>mel</source>
        <translation>梅尔</translation>
    </message>
    <message>
        <source>MFCC</source>
        <translation>MFCC</translation>
    </message>
    <message>
        <source>rectangular</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} 毫秒</translation>
    </message>
    <message>
        <source>{number} Hz</source>
        <translation>{number} Hz</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>magma</source>
        <translation>岩浆</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>ink on white</source>
        <translation>白底黑墨</translation>
    </message>
    <message>
        <source>The rows: every frequency alike (linear), bands as the ear divides them (mel), or the cepstral coefficients of those bands (MFCC).</source>
        <translation>各行的含义：所有频率等距（线性）、按人耳划分的频带（梅尔），或这些频带的倒谱系数（MFCC）。</translation>
    </message>
    <message>
        <source>What each frame is multiplied with before its spectrum.</source>
        <translation>求频谱之前，每一帧要乘以的窗函数。</translation>
    </message>
    <message>
        <source>Long frames tell tones apart, short frames tell moments apart.</source>
        <translation>长帧能分辨音高，短帧能分辨时刻。</translation>
    </message>
    <message>
        <source>From the beginning of one frame to the next.</source>
        <translation>相邻两帧起点之间的距离。</translation>
    </message>
    <message>
        <source>How many mel bands, also those under the MFCC.</source>
        <translation>梅尔频带的数量，也用于计算 MFCC。</translation>
    </message>
    <message>
        <source>How many cepstral coefficients of the MFCC are shown.</source>
        <translation>显示多少个 MFCC 倒谱系数。</translation>
    </message>
    <message>
        <source>Up to which frequency; all is half the sample rate.</source>
        <translation>显示到哪个频率；“全部”为采样率的一半。</translation>
    </message>
    <message>
        <source>This level, and what is louder, is brightest.</source>
        <translation>达到或超过这个强度的部分最亮。</translation>
    </message>
    <message>
        <source>What is so far below the brightest level, or further, is darkest.</source>
        <translation>比最亮强度低这么多或更多的部分最暗。</translation>
    </message>
    <message>
        <source>Magma, or for print and weak projectors shades of grey.</source>
        <translation>岩浆色；打印或投影较暗时可用灰度。</translation>
    </message>
    <message>
        <source>Choose the levels so that what is in sight is seen best (A).</source>
        <translation>选择强度范围，让可见部分显示得最清楚（A）。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>加窗</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧长</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>帧移</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>频带数</translation>
    </message>
    <message>
        <source>Coefficients</source>
        <translation>系数个数</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高频率</translation>
    </message>
    <message>
        <source>Brightest</source>
        <translation>最亮</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Getting ready ...</source>
        <translation>正在准备…</translation>
    </message>
</context>
<context>
    <name>SoundFiles</name>
    <message>
        <source>Save sound</source>
        <translation>保存声音</translation>
    </message>
    <message>
        <source>WAV file</source>
        <translation>WAV 文件</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>声音文件</translation>
    </message>
    <message>
        <source>Open a sound</source>
        <translation>打开声音</translation>
    </message>
</context>
<context>
    <name>SoundMenu</name>
    <message>
        <source>Gain, the noise of the room, how sure an answer must be, spoken commands</source>
        <translation>增益、房间的噪声、回答要多有把握、口头命令</translation>
    </message>
    <message>
        <source>More about the microphone</source>
        <translation>麦克风的更多选项</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>How sure an answer must be</source>
        <translation>回答要多有把握</translation>
    </message>
    <message>
        <source>Below this prediction the answer is: not a word I know</source>
        <translation>预测低于此值时，回答是：不认识的词</translation>
    </message>
    <message>
        <source>A word counts from {confidence:.2f}</source>
        <translation>达到 {confidence:.2f} 才算认识</translation>
    </message>
    <message>
        <source>Words drive the program</source>
        <translation>用词语指挥程序</translation>
    </message>
    <message>
        <source>Which word commands what...</source>
        <translation>哪个词指挥什么…</translation>
    </message>
    <message>
        <source>Measure the noise of the room</source>
        <translation>测量房间噪声</translation>
    </message>
    <message>
        <source>Keep what I just heard...</source>
        <translation>保存刚才听到的声音...</translation>
    </message>
    <message>
        <source>Look for microphones again</source>
        <translation>重新查找麦克风</translation>
    </message>
    <message>
        <source>Gain +{gain:.0f} dB</source>
        <translation>增益 +{gain:.0f} dB</translation>
    </message>
</context>
<context>
    <name>SoundPanel</name>
    <message>
        <source>SOUND</source>
        <translation>声音</translation>
    </message>
</context>
<context>
    <name>SoundStatus</name>
    <message>
        <source>room {level} dB</source>
        <translation>房间 {level} dB</translation>
    </message>
    <message>
        <source>The noise of the room is about {level} dBFS (above 120 Hz).</source>
        <translation>房间噪声约为 {level} dBFS（120 Hz 以上）。</translation>
    </message>
    <message>
        <source>In a second of silence it was {level} dBFS.</source>
        <translation>安静的一秒钟里为 {level} dBFS。</translation>
    </message>
    <message>
        <source>{delay} ms to screen</source>
        <translation>到屏幕 {delay} ms</translation>
    </message>
    <message>
        <source>{delay} ms from the microphone to the screen: measured all the time, from when the sound system says that it was recorded.</source>
        <translation>从麦克风到屏幕 {delay} ms：随时测量，从声音系统给出的录音时刻算起。</translation>
    </message>
    <message>
        <source>Be quiet for a second...</source>
        <translation>请安静一秒钟...</translation>
    </message>
</context>
<context>
    <name>SoundWindow</name>
    <message>
        <source>Listen</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Open or close the microphone</source>
        <translation>打开或关闭麦克风</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>定格</translation>
    </message>
    <message>
        <source>Let the picture stand still; the sound goes on being kept</source>
        <translation>让图像停住；声音继续保留</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play what is chosen, or else what is in sight</source>
        <translation>播放选中的部分；没有选中时播放可见部分</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>保存...</translation>
    </message>
    <message>
        <source>Save what is chosen as a WAV file</source>
        <translation>把选中的部分存为 WAV 文件</translation>
    </message>
    <message>
        <source>Use as a word</source>
        <translation>用作单词</translation>
    </message>
    <message>
        <source>Cut out what is chosen, as if it had just been said</source>
        <translation>剪下选中的部分，当作刚刚说出的单词</translation>
    </message>
    <message>
        <source>Keep the last 10 s</source>
        <translation>保存最近 10 秒</translation>
    </message>
    <message>
        <source>Save what was just heard as a WAV file</source>
        <translation>把刚听到的声音存为 WAV 文件</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>打开...</translation>
    </message>
    <message>
        <source>Show a sound file in the same way</source>
        <translation>以同样的方式显示一个声音文件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show or hide how the picture is made</source>
        <translation>显示或隐藏图像的设置</translation>
    </message>
    <message>
        <source>+</source>
        <translation>+</translation>
    </message>
    <message>
        <source>Closer, about the cursor (or turn the wheel)</source>
        <translation>以光标为中心放大（或转动滚轮）</translation>
    </message>
    <message>
        <source>−</source>
        <translation>−</translation>
    </message>
    <message>
        <source>Further away (or turn the wheel)</source>
        <translation>缩小（或转动滚轮）</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>Show everything that is kept</source>
        <translation>显示保留的全部声音</translation>
    </message>
    <message>
        <source>Fit the levels</source>
        <translation>适配强度范围</translation>
    </message>
    <message>
        <source>Choose the levels so that what is in sight is seen best</source>
        <translation>选择强度范围，让可见部分显示得最清楚</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>下一个单词</translation>
    </message>
    <message>
        <source>Choose the next word that was found</source>
        <translation>选中找到的下一个单词</translation>
    </message>
    <message>
        <source>Earlier word</source>
        <translation>上一个单词</translation>
    </message>
    <message>
        <source>Choose the word before</source>
        <translation>选中前一个单词</translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>Let what is chosen begin at the cursor</source>
        <translation>让所选从光标处开始</translation>
    </message>
    <message>
        <source>Let what is chosen end at the cursor</source>
        <translation>让所选在光标处结束</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>到这里结束</translation>
    </message>
    <message>
        <source>Choose nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Let go of what is chosen</source>
        <translation>放开选中的部分</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Fill the screen with this window</source>
        <translation>让这个窗口占满屏幕</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Show all keys of this window</source>
        <translation>显示这个窗口的全部按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this window; the sound goes on being kept</source>
        <translation>关闭这个窗口；声音继续保留</translation>
    </message>
    <message>
        <source>Move the cursor (with Shift in large steps)</source>
        <translation>移动光标（按住 Shift 大步移动）</translation>
    </message>
    <message>
        <source>Show what is earlier or later</source>
        <translation>显示更早或更晚的部分</translation>
    </message>
    <message>
        <source>Show the beginning or the end</source>
        <translation>显示开头或结尾</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Sound, frozen</source>
        <translation>声音（已定格）</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
</context>
<context>
    <name>SpectrogramView</name>
    <message>
        <source>The spectrogram: each column is a moment, low tones at the bottom, bright is loud. A dashed frame is a word that was found.</source>
        <translation>声谱图：每一列是一个瞬间，低音在下，越亮越响。虚线框是找到的词。</translation>
    </message>
    <message>
        <source>{kilohertz} kHz</source>
        <translation>{kilohertz} kHz</translation>
    </message>
    <message>
        <source>The spectrogram of what you say appears here</source>
        <translation>你说话的声谱图会出现在这里</translation>
    </message>
    <message>
        <source>−{seconds:.0f} s</source>
        <translation>−{seconds:.0f} 秒</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>{level:.0f} dB</source>
        <translation>{level:.0f} dB</translation>
    </message>
</context>
<context>
    <name>SpectrumStage</name>
    <message>
        <source>Spectrum</source>
        <translation>频谱</translation>
    </message>
    <message>
        <source>How strong each frequency is in this frame: the Fourier transform.</source>
        <translation>这一帧里每个频率有多强：傅里叶变换。</translation>
    </message>
    <message>
        <source>power, dB</source>
        <translation>功率，dB</translation>
    </message>
    <message>
        <source>no band here</source>
        <translation>这里没有频带</translation>
    </message>
</context>
<context>
    <name>SplitPanel</name>
    <message>
        <source>By clip</source>
        <translation>按录音</translation>
    </message>
    <message>
        <source>Some takes of each word validate, whoever says them</source>
        <translation>每个词留出一些录音来验证，不管是谁说的</translation>
    </message>
    <message>
        <source>By speaker</source>
        <translation>按说话人</translation>
    </message>
    <message>
        <source>Some speakers validate with all they say: how well are strangers understood?</source>
        <translation>留出一些说话人的全部录音来验证：陌生人的话能听懂多少？</translation>
    </message>
    <message>
        <source>How much is kept for validation</source>
        <translation>留出多少用于验证</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Divide your clips so; Undo brings the split before back</source>
        <translation>这样划分你的录音；撤销可恢复原来的划分</translation>
    </message>
    <message>
        <source>There are no clips of yours to divide yet.</source>
        <translation>还没有你自己的录音可以划分。</translation>
    </message>
    <message>
        <source>{training} clips to learn from, {validation} to test with.</source>
        <translation>{training} 条用于学习，{validation} 条用于测试。</translation>
    </message>
    <message>
        <source>To test with: {speakers}.</source>
        <translation>用于测试：{speakers}。</translation>
    </message>
    <message>
        <source>That is how they are divided now.</source>
        <translation>现在就是这样划分的。</translation>
    </message>
    <message>
        <source>TRAINING AND VALIDATION</source>
        <translation>训练和验证</translation>
    </message>
    <message>
        <source>For validation</source>
        <translation>用于验证</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>{rate:,} Hz</source>
        <translation>{rate:,} Hz</translation>
    </message>
    <message>
        <source>chosen: {seconds:.3f} s, from {start:.3f} to {stop:.3f} s</source>
        <translation>选中：{seconds:.3f} 秒，从 {start:.3f} 到 {stop:.3f} 秒</translation>
    </message>
    <message>
        <source>peak {level:.0f} dBFS</source>
        <translation>峰值 {level:.0f} dBFS</translation>
    </message>
    <message>
        <source>{seconds:.3f} s</source>
        <translation>{seconds:.3f} 秒</translation>
    </message>
    <message>
        <source>coefficient {number}</source>
        <translation>系数 {number}</translation>
    </message>
    <message>
        <source>{rate:,.0f} Hz</source>
        <translation>{rate:,.0f} Hz</translation>
    </message>
    <message>
        <source>{level:.1f} dB</source>
        <translation>{level:.1f} dB</translation>
    </message>
    <message>
        <source>amplitude {value:+.4f} ({level:.1f} dBFS)</source>
        <translation>振幅 {value:+.4f}（{level:.1f} dBFS）</translation>
    </message>
</context>
<context>
    <name>TakePicture</name>
    <message>
        <source>Each cell is an input of the network: its level in standard deviations (σ).</source>
        <translation>每一格是网络的一个输入：以标准差 (σ) 表示的电平。</translation>
    </message>
    <message>
        <source>frame {number}</source>
        <translation>第 {number} 帧</translation>
    </message>
    <message>
        <source>frequency, kHz</source>
        <translation>频率，kHz</translation>
    </message>
</context>
<context>
    <name>TallyLine</name>
    <message>
        <source>The answers that you have judged: how many, how many of them were right, and how many you corrected. Words that were only named for the untrained network do not count.</source>
        <translation>你评判过的回答：有多少，其中多少正确，你纠正了多少。只是为未训练的网络命名的词不计在内。</translation>
    </message>
    <message>
        <source>asked {count}</source>
        <translation>问 {count}</translation>
    </message>
    <message>
        <source>right {count}</source>
        <translation>对 {count}</translation>
    </message>
    <message>
        <source>corrected {count}</source>
        <translation>纠正 {count}</translation>
    </message>
    <message>
        <source>last {count}: {share:.0f} %</source>
        <translation>最近 {count} 个：{share:.0f}%</translation>
    </message>
</context>
<context>
    <name>Teaching</name>
    <message>
        <source>This clip of “{word}” is held back: the network only is tested with it.</source>
        <translation>“{word}”的这条录音是留作验证的:网络只用它来测试。</translation>
    </message>
    <message>
        <source>Nothing has been spoken yet that the network learns.</source>
        <translation>还没有说过网络要学的词。</translation>
    </message>
    <message>
        <source>“{word}” is a new word: the network has grown an output for it.</source>
        <translation>“{word}”是新词：网络为它长出了一个新的输出。</translation>
    </message>
    <message>
        <source>“{word}” is a new word: a network with an output for it starts anew.</source>
        <translation>“{word}”是新词：带有对应输出的网络从头开始训练。</translation>
    </message>
</context>
<context>
    <name>TimeScrollBar</name>
    <message>
        <source>Which part of the kept sound is in sight</source>
        <translation>可见的是保留声音的哪一部分</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Go to step {step}</source>
        <translation>转到第 {step} 步</translation>
    </message>
    <message>
        <source>Back to the newest step</source>
        <translation>回到最新一步</translation>
    </message>
    <message>
        <source>Branch off at step {step}</source>
        <translation>从第 {step} 步分支</translation>
    </message>
    <message>
        <source>Bookmark step {step}</source>
        <translation>给第 {step} 步加书签</translation>
    </message>
    <message>
        <source>Note of this bookmark...</source>
        <translation>这个书签的备注…</translation>
    </message>
    <message>
        <source>Remove this bookmark</source>
        <translation>删除这个书签</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Note at step {step}:</source>
        <translation>第 {step} 步的备注：</translation>
    </message>
    <message>
        <source>batch loss {loss}</source>
        <translation>批次损失 {loss}</translation>
    </message>
    <message>
        <source>training {share}</source>
        <translation>训练 {share}</translation>
    </message>
    <message>
        <source>validation {share}</source>
        <translation>验证 {share}</translation>
    </message>
    <message>
        <source>gradient norms {values}</source>
        <translation>梯度范数 {values}</translation>
    </message>
    <message>
        <source>update ratios {values}</source>
        <translation>更新比 {values}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>at step {step}</source>
        <translation>在第 {step} 步</translation>
    </message>
    <message>
        <source>at steps {steps}</source>
        <translation>在第 {steps} 步</translation>
    </message>
    <message>
        <source>In the past: step {step} of {newest}</source>
        <translation>在过去：第 {step} 步，共 {newest} 步</translation>
    </message>
</context>
<context>
    <name>TimelineCharts</name>
    <message>
        <source>batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确率</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>update ratio</source>
        <translation>更新比</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>How wrong the network is: of each batch, their mean over about {steps} steps, and of the clips that are held back.</source>
        <translation>网络错得有多厉害：每个批次的损失、约 {steps} 步的平均，以及留作验证的片段的损失。</translation>
    </message>
    <message>
        <source>How many clips of a hundred are named rightly: of the batches (mean over about {steps} steps), of the clips it learns from, and of those held back.</source>
        <translation>每一百个片段认对多少个：批次（约 {steps} 步的平均）、训练片段，以及留作验证的片段。</translation>
    </message>
    <message>
        <source>The length of the loss&apos;s gradient in each layer (Euclidean norm), on a logarithmic scale: how strongly this layer is asked to change.</source>
        <translation>损失在每一层的梯度的长度（欧几里得范数），对数刻度：这一层被要求改变的强度。</translation>
    </message>
    <message>
        <source>How far each update moves the weights of a layer, as a share of their size (Euclidean norms), on a logarithmic scale: about 0.001 is usual; far more and the steps are wild, far less and the layer hardly learns. Measured at every eighth step.</source>
        <translation>每次更新把一层的权重移动多远，占权重大小的比例（欧几里得范数），对数刻度：通常约为 0.001；大得多时步子失控，小得多时这一层几乎不学习。每八步测量一次。</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Back to the newest</source>
        <translation>回到最新</translation>
    </message>
    <message>
        <source>Press Run: the loss appears here</source>
        <translation>按“运行”：损失曲线会出现在这里</translation>
    </message>
</context>
<context>
    <name>TrainingFields</name>
    <message>
        <source>η, eta: how far each update goes against the gradient. It acts at once.</source>
        <translation>η（eta）：每次更新逆着梯度走多远。改动立即生效。</translation>
    </message>
    <message>
        <source>How many clips a step looks at before it changes the weights.</source>
        <translation>每一步看多少个片段之后才改变权重。</translation>
    </message>
    <message>
        <source>The run ends after so many steps if it has not converged before.</source>
        <translation>如果到这么多步还没有收敛，这次训练就结束。</translation>
    </message>
    <message>
        <source>Where chance begins: the same seed gives the same run again.</source>
        <translation>随机由此开始：相同的随机种子得到相同的一次训练。</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>What is done with the gradient that backpropagation has found.</source>
        <translation>如何使用反向传播求出的梯度。</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>批次大小</translation>
    </message>
    <message>
        <source>step limit</source>
        <translation>步数上限</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>随机种子</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Apply: starts a new run</source>
        <translation>应用：重新开始训练</translation>
    </message>
    <message>
        <source>Build this network, and train it from the beginning.</source>
        <translation>建立这个网络，并从头训练。</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Show the settings of the run again.</source>
        <translation>重新显示这次训练的设置。</translation>
    </message>
    <message>
        <source>{training:,} clips to learn from, {validation:,} held back.</source>
        <translation>{training:,} 个片段用于训练，{validation:,} 个留作验证。</translation>
    </message>
    <message>
        <source>{training:,} clips to learn from, {examples:,} with variations; {validation:,} held back.</source>
        <translation>{training:,} 个片段用于训练（含变化共 {examples:,} 个），{validation:,} 个留作验证。</translation>
    </message>
    <message>
        <source>Converged at step {step:,}.</source>
        <translation>在第 {step:,} 步收敛。</translation>
    </message>
    <message>
        <source>Reached the step limit at step {step:,}.</source>
        <translation>在第 {step:,} 步达到步数上限。</translation>
    </message>
    <message>
        <source>suggested; in force after Apply</source>
        <translation>建议值；应用后生效</translation>
    </message>
    <message>
        <source>in force after Apply</source>
        <translation>应用后生效</translation>
    </message>
    <message>
        <source>usual with {activation}: {rate:g}</source>
        <translation>{activation} 的常用值：{rate:g}</translation>
    </message>
    <message>
        <source>{units}
{parameters:,} parameters</source>
        <translation>{units}
{parameters:,} 个参数</translation>
    </message>
    <message>
        <source>Only {clips} clips to learn from: each step takes them all.</source>
        <translation>训练片段只有 {clips} 个：每一步都会全部用上。</translation>
    </message>
</context>
<context>
    <name>TransferRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop; what is there stays</source>
        <translation>停止；已经导入的保留</translation>
    </message>
    <message>
        <source>Which, and why</source>
        <translation>哪些，为什么</translation>
    </message>
    <message>
        <source>Show the refused files</source>
        <translation>显示被拒绝的文件</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take this back (Ctrl+Z)</source>
        <translation>撤销这一次（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Put this message away</source>
        <translation>收起这条消息</translation>
    </message>
    <message>
        <source>Refused files</source>
        <translation>被拒绝的文件</translation>
    </message>
    <message>
        <source>Importing: each file is heard, and copied into your corpus</source>
        <translation>正在导入：每个文件都听一遍，再复制到你的语料库</translation>
    </message>
    <message>
        <source>Copying clips into your corpus</source>
        <translation>正在把录音复制到你的语料库</translation>
    </message>
    <message>
        <source>Exporting clips</source>
        <translation>正在导出录音</translation>
    </message>
    <message>
        <source>{clips} exported to {folder}.</source>
        <translation>已把 {clips} 导出到 {folder}。</translation>
    </message>
    <message>
        <source>{clips} copied into your corpus.</source>
        <translation>已把 {clips} 复制到你的语料库。</translation>
    </message>
    <message>
        <source>{clips} imported.</source>
        <translation>已导入 {clips}。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>{count} refused:</source>
        <translation>{count} 个被拒绝：</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Back to step 0: new weights from the same seed (Home)</source>
        <translation>回到第 0 步：用同一个随机种子重新生成权重（Home）</translation>
    </message>
    <message>
        <source>One phase back in this step (←)</source>
        <translation>在这一步里退回一个阶段（←）</translation>
    </message>
    <message>
        <source>Train, and play every step (R)</source>
        <translation>训练，并播放每一步（R）</translation>
    </message>
    <message>
        <source>Play one phase (→)</source>
        <translation>播放一个阶段（→）</translation>
    </message>
    <message>
        <source>Play one step: forward, loss, backward, update (N)</source>
        <translation>播放一步：前向、损失、反向、更新（N）</translation>
    </message>
    <message>
        <source>Build up</source>
        <translation>渐快</translation>
    </message>
    <message>
        <source>getting ready ...</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>step {step} · seed {seed}</source>
        <translation>第 {step} 步 · 随机种子 {seed}</translation>
    </message>
    <message>
        <source>Run trains on from here; Reset begins anew.</source>
        <translation>“运行”从这里继续训练；“重置”重新开始。</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>一步</translation>
    </message>
    <message>
        <source>From slow motion over one step a frame to flat out (+ and −)</source>
        <translation>从慢动作，到每帧一步，再到全速（+ 和 −）</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Play the first step slowly and each next one faster, up to flat out (U)</source>
        <translation>第一步慢慢播放，之后一步比一步快，直到全速（U）</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>a step a frame</source>
        <translation>每帧一步</translation>
    </message>
    <message>
        <source>flat out</source>
        <translation>全速</translation>
    </message>
</context>
<context>
    <name>UpdateSection</name>
    <message>
        <source>before</source>
        <translation>更新前</translation>
    </message>
    <message>
        <source>by how much</source>
        <translation>变化量</translation>
    </message>
    <message>
        <source>after</source>
        <translation>更新后</translation>
    </message>
    <message>
        <source>η used</source>
        <translation>所用的 η</translation>
    </message>
    <message>
        <source>Update, by the whole batch</source>
        <translation>更新（由整个批次）</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Step 0: nothing has been updated yet.</source>
        <translation>第 0 步：还没有任何更新。</translation>
    </message>
    <message>
        <source>η is 0: the schedule has come to its end, and nothing moves any more.</source>
        <translation>η 为 0：学习率计划已结束，不再有任何变化。</translation>
    </message>
    <message>
        <source>{optimizer}: {ratio} times what −η · gradient would be.</source>
        <translation>{optimizer}：是 −η · 梯度 的 {ratio} 倍。</translation>
    </message>
</context>
<context>
    <name>VoiceCommand</name>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>learning rate up</source>
        <translation>提高学习率</translation>
    </message>
    <message>
        <source>learning rate down</source>
        <translation>降低学习率</translation>
    </message>
    <message>
        <source>phase back</source>
        <translation>后退一个阶段</translation>
    </message>
    <message>
        <source>phase forward</source>
        <translation>前进一个阶段</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>back to a window</source>
        <translation>回到窗口</translation>
    </message>
</context>
<context>
    <name>VoiceDialog</name>
    <message>
        <source>Words that drive the program</source>
        <translation>指挥程序的词语</translation>
    </message>
    <message>
        <source>Words drive the program (V)</source>
        <translation>用词语指挥程序（V）</translation>
    </message>
    <message>
        <source>How sure a command must be</source>
        <translation>命令要多有把握</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>恢复最初</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>no word</source>
        <translation>没有词</translation>
    </message>
    <message>
        <source>{word} (not known)</source>
        <translation>{word}（不认识）</translation>
    </message>
    <message>
        <source>This network does not know all of these words. Choose the word set “English commands”, teach them, or take other words.</source>
        <translation>这个网络不认识其中所有的词。选择词集“英语口令”，教它，或换别的词。</translation>
    </message>
    <message>
        <source>Every one of these words is one that this network knows.</source>
        <translation>这些词这个网络全都认识。</translation>
    </message>
    <message>
        <source>A word commands from {confidence:.2f}</source>
        <translation>达到 {confidence:.2f} 才指挥</translation>
    </message>
</context>
<context>
    <name>WarpedStage</name>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的</translation>
    </message>
    <message>
        <source>Stretched to {frames} frames, then mean and deviation are removed: pace and loudness no longer matter.</source>
        <translation>伸缩到 {frames} 帧，再去掉均值和标准差：语速和响度不再有影响。</translation>
    </message>
    <message>
        <source>frequency, kHz (even in mel)</source>
        <translation>频率，kHz（按梅尔等距）</translation>
    </message>
    <message>
        <source>frame {number}</source>
        <translation>第 {number} 帧</translation>
    </message>
    <message>
        <source>{value} deviations</source>
        <translation>{value} 个标准差</translation>
    </message>
</context>
<context>
    <name>WaveformStage</name>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>The sound over time. Only the word between the dashed lines is kept.</source>
        <translation>随时间变化的声音。只保留两条虚线之间的词。</translation>
    </message>
    <message>
        <source>word: level ≥ loudest − {decibels:.0f} dB</source>
        <translation>词：电平 ≥ 最响处 − {decibels:.0f} dB</translation>
    </message>
    <message>
        <source>{start:.2f} to {stop:.2f} s of {seconds:.2f} s</source>
        <translation>{start:.2f} 至 {stop:.2f} 秒，共 {seconds:.2f} 秒</translation>
    </message>
    <message>
        <source>amplitude (full scale ±1)</source>
        <translation>振幅（满刻度为 ±1）</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>WaveformView</name>
    <message>
        <source>The sound itself: the last 4 seconds, full scale is ±1.</source>
        <translation>声音本身：最近 4 秒，满刻度为 ±1。</translation>
    </message>
    <message>
        <source>Nothing heard yet:
press Say a word</source>
        <translation>还没有听到声音：
请按“说一个词”</translation>
    </message>
</context>
<context>
    <name>WindowStage</name>
    <message>
        <source>Window</source>
        <translation>加窗</translation>
    </message>
    <message>
        <source>Fading each frame in and out: hard edges would add false tones (Hann).</source>
        <translation>让每一帧淡入淡出：生硬的边缘会带来虚假的频率（汉宁窗）。</translation>
    </message>
    <message>
        <source>frame {number}: y[n]</source>
        <translation>第 {number} 帧：y[n]</translation>
    </message>
    <message>
        <source>× window w[n]</source>
        <translation>× 窗 w[n]</translation>
    </message>
    <message>
        <source>= product w[n] · y[n]</source>
        <translation>= 乘积 w[n] · y[n]</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
</context>
<context>
    <name>Wiring</name>
    <message>
        <source>converged at step {step}</source>
        <translation>第 {step} 步收敛</translation>
    </message>
    <message>
        <source>step limit {step} reached</source>
        <translation>达到步数上限 {step}</translation>
    </message>
</context>
<context>
    <name>WordCard</name>
    <message>
        <source>Hear it</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play the clip</source>
        <translation>播放这个片段</translation>
    </message>
    <message>
        <source>It was this word: keep the clip under it (Enter)</source>
        <translation>就是这个词：把片段以它保存（Enter）</translation>
    </message>
    <message>
        <source>✗ it was ...</source>
        <translation>✗ 其实是…</translation>
    </message>
    <message>
        <source>It was another word: say which, and it is learned (X)</source>
        <translation>是另一个词：说出是哪个，它就会被学会（X）</translation>
    </message>
    <message>
        <source>heard {word} {prediction:.2f}</source>
        <translation>听到 {word} {prediction:.2f}</translation>
    </message>
    <message>
        <source>✓ right (Enter)</source>
        <translation>✓ 对（Enter）</translation>
    </message>
    <message>
        <source>not a word I know</source>
        <translation>不认识的词</translation>
    </message>
    <message>
        <source>✓ “{word}”</source>
        <translation>✓ “{word}”</translation>
    </message>
</context>
<context>
    <name>WordChoices</name>
    <message>
        <source>new ...</source>
        <translation>新词…</translation>
    </message>
    <message>
        <source>Type a word that is not here; the network grows an output for it</source>
        <translation>输入这里没有的词；网络会为它长出一个输出</translation>
    </message>
</context>
<context>
    <name>WordColumn</name>
    <message>
        <source>Words</source>
        <translation>词语</translation>
    </message>
</context>
<context>
    <name>WordColumnModel</name>
    <message>
        <source>All words</source>
        <translation>所有词</translation>
    </message>
    <message>
        <source>Show the clips of all words</source>
        <translation>显示所有词的录音</translation>
    </message>
    <message>
        <source>“{word}”: {count} clips, {own} of them yours.</source>
        <translation>“{word}”：{count} 个片段，其中 {own} 个是你的。</translation>
    </message>
    <message>
        <source>Drop sound files here to add takes of it.</source>
        <translation>把声音文件拖到这里，就为这个词添加录音。</translation>
    </message>
    <message>
        <source>Drop clips or sound files here to let them say this word. F2 renames it, Delete removes your takes of it.</source>
        <translation>把录音或声音文件拖到这里，它们就算作这个词。F2 改名，Delete 移除你录的这个词。</translation>
    </message>
</context>
<context>
    <name>WordDelegate</name>
    <message>
        <source>{own}/{goal} yours</source>
        <translation>你的 {own}/{goal}</translation>
    </message>
    <message>
        <source>{own} yours</source>
        <translation>你的 {own}</translation>
    </message>
</context>
<context>
    <name>WordLabel</name>
    <message>
        <source>The word that was said: type it, or choose one of the words so far.</source>
        <translation>说的是哪个词：输入它，或从已有的词中选一个。</translation>
    </message>
    <message>
        <source>which word?</source>
        <translation>哪个词？</translation>
    </message>
</context>
<context>
    <name>WordList</name>
    <message>
        <source>Words</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Put the spotlight on “{word}”</source>
        <translation>聚焦到“{word}”</translation>
    </message>
    <message>
        <source>Show the clips of “{word}”</source>
        <translation>显示“{word}”的录音</translation>
    </message>
    <message>
        <source>Remove the last take of “{word}”</source>
        <translation>移除“{word}”的最后一遍录音</translation>
    </message>
    <message>
        <source>Only your own takes can be removed.</source>
        <translation>只能移除你自己的录音。</translation>
    </message>
</context>
<context>
    <name>WordModel</name>
    <message>
        <source>“{word}”: {count} clips, {own} of them yours.</source>
        <translation>“{word}”：{count} 个片段，其中 {own} 个是你的。</translation>
    </message>
    <message>
        <source>The pictures are features: time to the right, 0 to 4 kHz upwards, brightness from {darkest} to {brightest} deviations from each clip&apos;s mean.</source>
        <translation>小图是特征：时间向右，0 至 4 kHz 向上，亮度表示偏离各片段平均值 {darkest} 至 {brightest} 个标准差。</translation>
    </message>
</context>
<context>
    <name>WorkRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop; what was measured before stays (Esc)</source>
        <translation>停止；之前测量的保留（Esc）</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>What the network is, and how it is trained (I)</source>
        <translation>网络是什么,如何训练 (I)</translation>
    </message>
    <message>
        <source>The number that was clicked, and its proof (I)</source>
        <translation>点中的数值及其证明 (I)</translation>
    </message>
</context>
<context>
    <name>_WordLine</name>
    <message>
        <source>All words</source>
        <translation>所有词</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>It is silent.</source>
        <translation>它是静音。</translation>
    </message>
    <message>
        <source>That could not be read: {reason}.</source>
        <translation>读取失败：{reason}。</translation>
    </message>
    <message>
        <source>Choose another file or folder.</source>
        <translation>请选择别的文件或文件夹。</translation>
    </message>
    <message>
        <source>The microphone {name} has stopped sending sound.</source>
        <translation>麦克风 {name} 不再送来声音。</translation>
    </message>
    <message>
        <source>Plug it in again, and listening goes on by itself; or choose another one.</source>
        <translation>请重新接上，监听会自动继续；也可以另选一个。</translation>
    </message>
    <message>
        <source>The microphone cannot be used: {reason}.</source>
        <translation>麦克风无法使用：{reason}。</translation>
    </message>
    <message>
        <source>Choose another microphone, or open a sound file.</source>
        <translation>请另选一个麦克风，或打开声音文件。</translation>
    </message>
    <message>
        <source>The clip cannot be played: {reason}.</source>
        <translation>片段无法播放：{reason}。</translation>
    </message>
    <message>
        <source>Check that a loudspeaker is connected.</source>
        <translation>请检查扬声器是否接好。</translation>
    </message>
    <message>
        <source>Your recordings could not be changed: {reason}.</source>
        <translation>你的录音未能更改：{reason}。</translation>
    </message>
    <message>
        <source>See that the disk has room and that you may write to it.</source>
        <translation>请检查磁盘是否有空间，以及你是否有写入权限。</translation>
    </message>
    <message>
        <source>The window did not answer within {seconds:.0f} s.</source>
        <translation>窗口在 {seconds:.0f} 秒内没有响应。</translation>
    </message>
    <message>
        <source>Close other programs, and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The picture {path} could not be written.</source>
        <translation>图片 {path} 无法写入。</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to, with --pictures.</source>
        <translation>请用 --pictures 指定一个可以写入的文件夹。</translation>
    </message>
    <message>
        <source>The removed clip {name} is no longer there.</source>
        <translation>移除的片段 {name} 已经不在了。</translation>
    </message>
    <message>
        <source>Say the word again to record a new one.</source>
        <translation>请把这个词再说一遍，录一个新的。</translation>
    </message>
    <message>
        <source>The folder of clips {folder} is gone.</source>
        <translation>存放片段的文件夹 {folder} 不见了。</translation>
    </message>
    <message>
        <source>Bring it back, or start the program again.</source>
        <translation>请把它放回原处，或重新启动程序。</translation>
    </message>
    <message>
        <source>The clips in {folder} cannot be read or saved: {reason}.</source>
        <translation>{folder} 中的片段无法读取或保存：{reason}。</translation>
    </message>
    <message>
        <source>The clips cannot be exported to {folder}: {reason}.</source>
        <translation>无法把片段导出到 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>Check that the disk has space and may be written to.</source>
        <translation>请检查磁盘是否有空间并且可以写入。</translation>
    </message>
    <message>
        <source>The folder {name} is not empty.</source>
        <translation>文件夹 {name} 不是空的。</translation>
    </message>
    <message>
        <source>Choose a new folder, so that no file is lost.</source>
        <translation>请选择一个新文件夹，以免丢失文件。</translation>
    </message>
    <message>
        <source>A network tells words apart, and the clips have {count}.</source>
        <translation>网络要区分不同的词，而这些片段只有 {count} 个词。</translation>
    </message>
    <message>
        <source>Add clips until there are at least two words.</source>
        <translation>请添加片段，直到至少有两个词。</translation>
    </message>
    <message>
        <source>All the clips are kept for validation.</source>
        <translation>所有片段都留作验证了。</translation>
    </message>
    <message>
        <source>Add clips to train on.</source>
        <translation>请添加用于训练的片段。</translation>
    </message>
    <message>
        <source>The program&apos;s own recordings are damaged or missing: {name}.</source>
        <translation>程序自带的录音损坏或缺失：{name}。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>The file is gone.</source>
        <translation>文件已经不在了。</translation>
    </message>
    <message>
        <source>It is no file, or a link that leads nowhere.</source>
        <translation>它不是文件，或者是指向不存在之处的链接。</translation>
    </message>
    <message>
        <source>Its name does not begin with a word.</source>
        <translation>文件名不是以词开头。</translation>
    </message>
    <message>
        <source>The table has no word for it.</source>
        <translation>表格里没有写它是哪个词。</translation>
    </message>
    <message>
        <source>It lies outside of the folder of the table.</source>
        <translation>它不在表格所在的文件夹之内。</translation>
    </message>
    <message>
        <source>It is too long for a word.</source>
        <translation>作为一个词太长了。</translation>
    </message>
    <message>
        <source>It is too short for a word.</source>
        <translation>作为一个词太短了。</translation>
    </message>
    <message>
        <source>There is no folder {name}.</source>
        <translation>没有文件夹 {name}。</translation>
    </message>
    <message>
        <source>Choose a folder of sound files.</source>
        <translation>请选择一个声音文件夹。</translation>
    </message>
    <message>
        <source>No sound file in {name} can be a clip of a word.</source>
        <translation>{name} 中没有一个声音文件能作为词的片段。</translation>
    </message>
    <message>
        <source>Choose a folder with one folder of WAV files a word.</source>
        <translation>请选择一个文件夹，其中每个词有一个存放 WAV 文件的文件夹。</translation>
    </message>
    <message>
        <source>All the clips in {name} are of one word, &quot;{word}&quot;.</source>
        <translation>{name} 中的片段全是同一个词“{word}”。</translation>
    </message>
    <message>
        <source>Choose the folder above, which holds a folder a word.</source>
        <translation>请选择上一级文件夹，那里每个词有一个文件夹。</translation>
    </message>
    <message>
        <source>The clip has no word.</source>
        <translation>这个片段还没有词。</translation>
    </message>
    <message>
        <source>Type or choose the word that it says.</source>
        <translation>请输入或选择它说的词。</translation>
    </message>
    <message>
        <source>The word has {count} letters, more than {longest}.</source>
        <translation>这个词有 {count} 个字符，超过了 {longest} 个。</translation>
    </message>
    <message>
        <source>Choose a shorter name for it.</source>
        <translation>请给它起一个短些的名字。</translation>
    </message>
    <message>
        <source>{name} is {seconds:.0f} s long, and a word is at most {longest:.0f}.</source>
        <translation>{name} 长 {seconds:.0f} 秒，而一个词最长 {longest:.0f} 秒。</translation>
    </message>
    <message>
        <source>Cut the word out of it and open that.</source>
        <translation>请把其中的词剪出来再打开。</translation>
    </message>
    <message>
        <source>{name} has no samples.</source>
        <translation>{name} 里没有采样。</translation>
    </message>
    <message>
        <source>Record it again, or choose another file.</source>
        <translation>请重新录制，或选择别的文件。</translation>
    </message>
    <message>
        <source>{name} has samples that are no numbers.</source>
        <translation>{name} 里有不是数值的采样。</translation>
    </message>
    <message>
        <source>Export it again, for example as 16-bit WAV.</source>
        <translation>请重新导出，例如导出为 16 位 WAV。</translation>
    </message>
    <message>
        <source>The sound lasts {seconds:.2f} s, too short for a word.</source>
        <translation>声音只有 {seconds:.2f} 秒，作为一个词太短了。</translation>
    </message>
    <message>
        <source>Say the whole word.</source>
        <translation>请把词说完整。</translation>
    </message>
    <message>
        <source>The sound is silent.</source>
        <translation>这段声音是静音。</translation>
    </message>
    <message>
        <source>Choose another file, or check that the right microphone is chosen and not muted.</source>
        <translation>请选择别的文件，或检查是否选对了麦克风、麦克风是否被静音。</translation>
    </message>
    <message>
        <source>Record it again with the microphone turned down or further away.</source>
        <translation>请调低麦克风音量或离远一些，重新录一遍。</translation>
    </message>
    <message>
        <source>{name} has {rate} samples a second, as no speech has.</source>
        <translation>{name} 每秒有 {rate} 个采样，语音不会是这样。</translation>
    </message>
    <message>
        <source>Record or export it with 8,000 to 48,000.</source>
        <translation>请以每秒 8,000 到 48,000 个采样录制或导出。</translation>
    </message>
    <message>
        <source>{name} ends in the middle: a part of it is missing.</source>
        <translation>{name} 在中间就断了：缺了一部分。</translation>
    </message>
    <message>
        <source>Copy or export it again.</source>
        <translation>请重新复制或导出。</translation>
    </message>
    <message>
        <source>The sound is clipped: {percent:.0f} % of it is beyond full scale.</source>
        <translation>声音被削波了：有 {percent:.0f} % 超出了满刻度。</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>没有文件 {name}。</translation>
    </message>
    <message>
        <source>The network&apos;s numbers grew beyond all bounds.</source>
        <translation>网络的数值增长得超出了一切界限。</translation>
    </message>
    <message>
        <source>Train it again with a smaller learning rate, then save.</source>
        <translation>请用更小的学习率重新训练，然后再保存。</translation>
    </message>
    <message>
        <source>The session {name} could not be written: {reason}.</source>
        <translation>会话 {name} 无法写入：{reason}。</translation>
    </message>
    <message>
        <source>Choose another place, with room on the disk.</source>
        <translation>请换一个磁盘有空间的位置。</translation>
    </message>
    <message>
        <source>There is no session {name}.</source>
        <translation>没有会话 {name}。</translation>
    </message>
    <message>
        <source>It may have been moved or renamed: choose it again.</source>
        <translation>它可能被移动或改名了：请重新选择。</translation>
    </message>
    <message>
        <source>The session {name} cannot be read: {reason}.</source>
        <translation>会话 {name} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>Check that you may read the file, and try again.</source>
        <translation>请确认您有权读取该文件，然后重试。</translation>
    </message>
    <message>
        <source>{name} was saved by a newer Voxprop.</source>
        <translation>{name} 是由更新版本的 Voxprop 保存的。</translation>
    </message>
    <message>
        <source>Install the newest version, and open it with that.</source>
        <translation>请安装最新版本，再用它打开。</translation>
    </message>
    <message>
        <source>{name} has a network of an unknown kind, “{kind}”.</source>
        <translation>{name} 中的网络种类“{kind}”未知。</translation>
    </message>
    <message>
        <source>{name} is no session of Voxprop.</source>
        <translation>{name} 不是 Voxprop 的会话。</translation>
    </message>
    <message>
        <source>Choose a file that Voxprop saved.</source>
        <translation>请选择由 Voxprop 保存的文件。</translation>
    </message>
    <message>
        <source>{name} is no session, or a damaged one: {problem}.</source>
        <translation>{name} 不是会话，或已损坏：{problem}。</translation>
    </message>
    <message>
        <source>Choose a file that Voxprop saved, or save it again.</source>
        <translation>请选择由 Voxprop 保存的文件，或重新保存。</translation>
    </message>
    <message>
        <source>{name} does not say how long it is.</source>
        <translation>{name} 没有说明自己有多长。</translation>
    </message>
    <message>
        <source>{name} cannot be read as sound.</source>
        <translation>{name} 无法作为声音读取。</translation>
    </message>
    <message>
        <source>Choose a WAV, FLAC, OGG or MP3 file.</source>
        <translation>请选择 WAV、FLAC、OGG 或 MP3 文件。</translation>
    </message>
    <message>
        <source>The microphone {name} is not connected, or another program has it.</source>
        <translation>麦克风 {name} 未连接，或被其他程序占用。</translation>
    </message>
    <message>
        <source>Plug it in, or close that program, and listening begins by itself; or choose another one.</source>
        <translation>请插上它或关闭那个程序，随后会自动开始监听；或选择另一个麦克风。</translation>
    </message>
    <message>
        <source>The microphone {name} could not be opened: {reason}.</source>
        <translation>麦克风 {name} 无法打开：{reason}。</translation>
    </message>
    <message>
        <source>Close the program that is using it, and listening begins by itself; or choose another one.</source>
        <translation>请关闭正在使用它的程序，监听会自动开始；也可以另选一个。</translation>
    </message>
    <message>
        <source>Plug one in, and listening begins by itself.</source>
        <translation>请接上一个，监听会自动开始。</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>没有麦克风。</translation>
    </message>
    <message>
        <source>PortAudio, which listens to microphones, is missing.</source>
        <translation>缺少用来接收麦克风声音的 PortAudio。</translation>
    </message>
    <message>
        <source>Install it (Debian: sudo apt install libportaudio2), then start the program anew.</source>
        <translation>请安装它（Debian：sudo apt install libportaudio2），然后重新启动程序。</translation>
    </message>
    <message>
        <source>The sound system does not start: {reason}.</source>
        <translation>声音系统无法启动：{reason}。</translation>
    </message>
    <message>
        <source>Check the sound settings of this machine.</source>
        <translation>请检查这台计算机的声音设置。</translation>
    </message>
    <message>
        <source>“{value}” is not known.</source>
        <translation>不认识“{value}”。</translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation>请从这些中选择：{known}。</translation>
    </message>
    <message>
        <source>The corpus has {classes} word(s): nothing to tell apart.</source>
        <translation>语料库只有 {classes} 个词：没有可区分的。</translation>
    </message>
    <message>
        <source>Add clips of at least two different words.</source>
        <translation>请添加至少两个不同的词的片段。</translation>
    </message>
    <message>
        <source>A linear network has no hidden layers, not {hidden}.</source>
        <translation>线性网络没有隐藏层，不能设为 {hidden}。</translation>
    </message>
    <message>
        <source>Choose the network dnn, or leave the hidden layers out.</source>
        <translation>请选择 dnn 网络，或不要设置隐藏层。</translation>
    </message>
    <message>
        <source>The network {kind} cannot be built with 0 hidden layers.</source>
        <translation>网络 {kind} 不能没有隐藏层。</translation>
    </message>
    <message>
        <source>Give it at least one.</source>
        <translation>请至少给它一层。</translation>
    </message>
    <message>
        <source>Hidden layers of {hidden} units cannot be built.</source>
        <translation>无法建立单元数为 {hidden} 的隐藏层。</translation>
    </message>
    <message>
        <source>Use at most {layers} layers of 1 to {units} units each.</source>
        <translation>最多 {layers} 层，每层 1 到 {units} 个单元。</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>批次大小</translation>
    </message>
    <message>
        <source>step limit</source>
        <translation>步数上限</translation>
    </message>
    <message>
        <source>clipping norm</source>
        <translation>裁剪范数</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>The momentum cannot be {value}.</source>
        <translation>动量不能是 {value}。</translation>
    </message>
    <message>
        <source>Choose a number from 0 to below 1, such as 0.9.</source>
        <translation>请选择 0 到小于 1 的数，例如 0.9。</translation>
    </message>
    <message>
        <source>Choose 0 or a number above 0.</source>
        <translation>请选择 0 或大于 0 的数。</translation>
    </message>
    <message>
        <source>The {name} cannot be {value}.</source>
        <translation>{name} 不能是 {value}。</translation>
    </message>
    <message>
        <source>Choose a number above 0.</source>
        <translation>请选择大于 0 的数。</translation>
    </message>
    <message>
        <source>gradient&apos;s greatest norm</source>
        <translation>梯度的最大范数</translation>
    </message>
    <message>
        <source>At step {step} the numbers of layer {layer} grew beyond all bounds.</source>
        <translation>在第 {step} 步，{layer} 的数值增长得超出了一切界限。</translation>
    </message>
    <message>
        <source>Reset, and try a smaller learning rate than {rate}.</source>
        <translation>请重置，并试试比 {rate} 更小的学习率。</translation>
    </message>
    <message>
        <source>A convolution cannot have {channels} channels.</source>
        <translation>卷积层不能有 {channels} 个通道。</translation>
    </message>
    <message>
        <source>Use at least 1.</source>
        <translation>请至少用 1 个。</translation>
    </message>
    <message>
        <source>Choose a number from 0 to below 1.</source>
        <translation>请选择 0 到小于 1 的数。</translation>
    </message>
    <message>
        <source>share of dropped values</source>
        <translation>丢弃的比例</translation>
    </message>
    <message>
        <source>Numbers of shape {labels} cannot be compared with {outputs} output(s).</source>
        <translation>形状为 {labels} 的数值无法与 {outputs} 个输出比较。</translation>
    </message>
    <message>
        <source>Give one whole number a clip, the word&apos;s, or choose another loss or network.</source>
        <translation>请为每个片段给出其词语的整数编号，或换一种损失或网络。</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Choose 0 or a small number above it.</source>
        <translation>请选择 0 或略大于 0 的数。</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>decay</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>beta 1</source>
        <translation>β1</translation>
    </message>
    <message>
        <source>beta 2</source>
        <translation>β2</translation>
    </message>
    <message>
        <source>A window of {window} cannot move by {stride}.</source>
        <translation>{window} 的窗口不能以 {stride} 移动。</translation>
    </message>
    <message>
        <source>Use a window and a stride of at least 1 each way.</source>
        <translation>窗口和步幅在每个方向上都至少为 1。</translation>
    </message>
    <message>
        <source>A window of {window} does not fit into {channels} map(s) of {size}.</source>
        <translation>{window} 的窗口放不进 {channels} 张 {size} 的特征图。</translation>
    </message>
    <message>
        <source>Use a smaller window, or fewer layers in front of it.</source>
        <translation>请用更小的窗口，或减少它前面的层。</translation>
    </message>
    <message>
        <source>number of steps between two rates</source>
        <translation>两个学习率之间的步数</translation>
    </message>
    <message>
        <source>factor of the learning rate</source>
        <translation>学习率的系数</translation>
    </message>
    <message>
        <source>number of steps to the lowest rate</source>
        <translation>到最低学习率的步数</translation>
    </message>
    <message>
        <source>lowest factor of the learning rate</source>
        <translation>学习率的最低系数</translation>
    </message>
    <message>
        <source>number of warm-up steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>Choose a number from 0 to 1.</source>
        <translation>请选择 0 到 1 的数。</translation>
    </message>
    <message>
        <source>A batch of {batch} clips is larger than the corpus of {clips}.</source>
        <translation>一批 {batch} 个片段比只有 {clips} 个片段的语料库还大。</translation>
    </message>
    <message>
        <source>Choose a batch of at most {clips}, or add clips.</source>
        <translation>请选择不超过 {clips} 的批量，或添加片段。</translation>
    </message>
    <message>
        <source>The run has no step {step} on branch {branch}.</source>
        <translation>这次训练在分支 {branch} 上没有第 {step} 步。</translation>
    </message>
    <message>
        <source>Choose a step from 0 to {tip}.</source>
        <translation>请选择 0 到 {tip} 的步。</translation>
    </message>
    <message>
        <source>Nothing has been heard yet.</source>
        <translation>还没有听到任何声音。</translation>
    </message>
    <message>
        <source>Press Listen, and make a sound first.</source>
        <translation>请先按“监听”，再发出声音。</translation>
    </message>
    <message>
        <source>{name} could not be saved: {reason}.</source>
        <translation>{name} 无法保存：{reason}。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请另选一个文件夹。</translation>
    </message>
    <message>
        <source>The clips could not be exported: {reason}.</source>
        <translation>录音无法导出：{reason}。</translation>
    </message>
    <message>
        <source>Choose another folder, on a disk that has room.</source>
        <translation>请选择另一个文件夹，所在磁盘要有空间。</translation>
    </message>
    <message>
        <source>What is chosen lasts {seconds:.0f} s.</source>
        <translation>选中的部分长 {seconds:.0f} 秒。</translation>
    </message>
    <message>
        <source>Choose one word of it.</source>
        <translation>请只选其中一个单词。</translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}.</source>
        <translation>无法写入 {name}：{reason}。</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>请选择别的文件夹，或在磁盘上腾出空间。</translation>
    </message>
    <message>
        <source>{name} is a part of the corpus already.</source>
        <translation>{name} 已经属于这个语料库。</translation>
    </message>
    <message>
        <source>No speaker can be spared for validation.</source>
        <translation>没有可以留作验证的说话人。</translation>
    </message>
    <message>
        <source>Add clips of other speakers, or split by clip.</source>
        <translation>请添加其他说话人的片段，或按片段划分。</translation>
    </message>
    <message>
        <source>{name} is no table of text.</source>
        <translation>{name} 不是文本表格。</translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8 with the columns path, label and speaker.</source>
        <translation>请另存为 UTF-8 编码的 CSV，列为 path、label 和 speaker。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>Check that the file is there and may be read.</source>
        <translation>请检查该文件是否存在、是否允许读取。</translation>
    </message>
    <message>
        <source>time shift</source>
        <translation>时间平移</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>change of speed</source>
        <translation>速度变化</translation>
    </message>
    <message>
        <source>signal-to-noise ratio</source>
        <translation>信噪比</translation>
    </message>
    <message>
        <source>frequency mask</source>
        <translation>频率遮挡</translation>
    </message>
    <message>
        <source>time mask</source>
        <translation>时间遮挡</translation>
    </message>
    <message>
        <source>number of copies</source>
        <translation>副本数</translation>
    </message>
    <message>
        <source>Choose a number from {lowest} to {highest}.</source>
        <translation>请选择 {lowest} 到 {highest} 之间的数。</translation>
    </message>
    <message>
        <source>There is nothing to make this noise of.</source>
        <translation>没有可用来生成这种噪声的声音。</translation>
    </message>
    <message>
        <source>Babble needs clips of words, and room noise a recording of the room.</source>
        <translation>人声嘈杂需要单词录音，房间噪声需要房间的录音。</translation>
    </message>
    <message>
        <source>frame length</source>
        <translation>帧长</translation>
    </message>
    <message>
        <source>hop</source>
        <translation>帧移</translation>
    </message>
    <message>
        <source>number of bands</source>
        <translation>频带数</translation>
    </message>
    <message>
        <source>number of coefficients</source>
        <translation>系数个数</translation>
    </message>
    <message>
        <source>lowest frequency</source>
        <translation>最低频率</translation>
    </message>
    <message>
        <source>There is nothing from {lowest} to {highest} Hz.</source>
        <translation>{lowest} Hz 到 {highest} Hz 之间没有内容。</translation>
    </message>
    <message>
        <source>Choose a highest frequency above the lowest.</source>
        <translation>请选择高于最低频率的最高频率。</translation>
    </message>
    <message>
        <source>There is no such spectrogram of sound at {rate} Hz.</source>
        <translation>采样率为 {rate} Hz 的声音无法得到这样的频谱图。</translation>
    </message>
    <message>
        <source>Choose longer frames or a lower range of frequencies.</source>
        <translation>请选择更长的帧或更低的频率范围。</translation>
    </message>
    <message>
        <source>{bands} bands are too narrow to tell apart.</source>
        <translation>{bands} 个频带太窄，无法区分。</translation>
    </message>
    <message>
        <source>Choose fewer bands or a wider range.</source>
        <translation>请减少频带数或扩大频率范围。</translation>
    </message>
    <message>
        <source>The picture cannot be written: {reason}.</source>
        <translation>无法写入图片:{reason}。</translation>
    </message>
    <message>
        <source>The microphone is closed: no room can be heard.</source>
        <translation>麦克风已关闭：听不到房间的声音。</translation>
    </message>
    <message>
        <source>Press Listen first, then record the room.</source>
        <translation>请先按“监听”，再录制房间。</translation>
    </message>
    <message>
        <source>The microphone ended before the room was recorded.</source>
        <translation>房间还没录完，麦克风就停止了。</translation>
    </message>
    <message>
        <source>Press Listen, and record the room once more.</source>
        <translation>请按“监听”，再录一次房间。</translation>
    </message>
    <message>
        <source>The noise of the room cannot be kept: {reason}.</source>
        <translation>无法保存房间的噪声：{reason}。</translation>
    </message>
    <message>
        <source>Choose at most {most} copies, or a smaller set of clips.</source>
        <translation>请最多选择 {most} 个副本，或选择较小的片段集。</translation>
    </message>
    <message>
        <source>Choose a smaller set of clips, or vary none of it.</source>
        <translation>请选择较小的片段集，或不作变化。</translation>
    </message>
    <message>
        <source>{clips:,} clips with {copies} varied copies of each need {needed:.1f} GB of memory, and {usable:.1f} GB can be had.</source>
        <translation>{clips:,} 个片段各做 {copies} 个变化副本需要 {needed:.1f} GB 内存，而可用的只有 {usable:.1f} GB。</translation>
    </message>
    <message>
        <source>No noise of a room has been recorded yet.</source>
        <translation>尚未录制任何房间噪声。</translation>
    </message>
    <message>
        <source>Record the room, or choose a sound file of its noise.</source>
        <translation>请录制房间，或选择一个房间噪声的声音文件。</translation>
    </message>
    <message>
        <source>The noise lasts {seconds:.1f} s, which is too short.</source>
        <translation>噪声只有 {seconds:.1f} 秒，太短了。</translation>
    </message>
    <message>
        <source>Record or choose at least {shortest:.0f} s of it.</source>
        <translation>请录制或选择至少 {shortest:.0f} 秒的噪声。</translation>
    </message>
    <message>
        <source>The recording of the room is silent.</source>
        <translation>房间的录音没有声音。</translation>
    </message>
    <message>
        <source>Check that the right microphone is chosen and not muted, or use a file.</source>
        <translation>请检查是否选对了麦克风且没有静音，或使用文件。</translation>
    </message>
    <message>
        <source>No weight has been set by hand that could be taken back.</source>
        <translation>没有可以撤销的手动设置的权重。</translation>
    </message>
    <message>
        <source>Choose a weight, and set it first.</source>
        <translation>请先选一个权重并设置它。</translation>
    </message>
    <message>
        <source>The network has no weight {name}[{index}].</source>
        <translation>网络没有权重 {name}[{index}]。</translation>
    </message>
    <message>
        <source>Choose a weight of the network that is shown.</source>
        <translation>请选择所示网络中的一个权重。</translation>
    </message>
    <message>
        <source>A weight cannot be {value}.</source>
        <translation>权重不能是 {value}。</translation>
    </message>
    <message>
        <source>Choose a number, such as 0 or -0.5.</source>
        <translation>请选择一个数，例如 0 或 -0.5。</translation>
    </message>
    <message>
        <source>There is no gradient of {number} to be proved.</source>
        <translation>{number} 没有可以证明的梯度。</translation>
    </message>
    <message>
        <source>Choose a weight, a bias, a unit, a state, or a cell of the input.</source>
        <translation>请选择一个权重、偏置、单元、状态，或输入的一格。</translation>
    </message>
</context>
</TS>
