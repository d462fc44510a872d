<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
        <source>Update · weights move against the gradient</source>
        <translation>更新 · 权重逆着梯度移动</translation>
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
        <source>input</source>
        <translation>输入</translation>
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
        <source>Open or close the microphone</source>
        <translation>打开或关闭麦克风</translation>
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
        <source>This clip or the batch</source>
        <translation>本片段或整个批次</translation>
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
        <source>Undo adding or removing a clip</source>
        <translation>撤销添加或移除片段</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
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
    <name>CorpusPanel</name>
    <message>
        <source>WORDS</source>
        <translation>词语</translation>
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
    <name>HiddenLayerRow</name>
    <message>
        <source>hidden {number}</source>
        <translation>隐藏层 {number}</translation>
    </message>
    <message>
        <source>units of {layer}</source>
        <translation>单元数：{layer}</translation>
    </message>
    <message>
        <source>How many units this layer has: each one looks at all numbers of the layer before.</source>
        <translation>这一层有多少个单元：每个单元都看前一层的全部数值。</translation>
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
        <source>NETWORK</source>
        <translation>网络</translation>
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
    <name>LayerTitle</name>
    <message>
        <source>output</source>
        <translation>输出层</translation>
    </message>
    <message>
        <source>hidden {number}</source>
        <translation>隐藏层 {number}</translation>
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
        <source>How loud the sound is, from −60 dB to full scale. The tick and the number hold the peak. Speak so that it ends in the yellow, before the red.</source>
        <translation>声音有多响，从 −60 dB 到满刻度。刻线和数字停在峰值上。说话时让它到黄色为止，不要进入红色。</translation>
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
        <source>frame {frame}, {hertz} Hz: x = {value}, ∂L/∂x = {gradient}</source>
        <translation>第 {frame} 帧，{hertz} Hz：x = {value}，∂L/∂x = {gradient}</translation>
    </message>
    <message>
        <source>{name}: z = {sum}, a = {output}, δ = {delta}</source>
        <translation>{name}：z = {sum}，a = {output}，δ = {delta}</translation>
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
        <source>“{word}”, {frames} × {bands} log-mel</source>
        <translation>“{word}”，{frames} × {bands} 对数梅尔</translation>
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
    <name>SayButton</name>
    <message>
        <source>Press, then say one word: where it begins and ends is found by itself. The Space key does the same.</source>
        <translation>按下，然后说一个词：开头和结尾会自动找到。空格键也一样。</translation>
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
    <name>Skeleton</name>
    <message>
        <source>Getting ready ...</source>
        <translation>正在准备…</translation>
    </message>
</context>
<context>
    <name>SoundPanel</name>
    <message>
        <source>Open file...</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open folder...</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Sound was lost {count} times</source>
        <translation>声音丢失了 {count} 次</translation>
    </message>
    <message>
        <source>The computer was too busy to take every block of sound from the microphone.</source>
        <translation>计算机太忙，没能接住麦克风送来的每一段声音。</translation>
    </message>
    <message>
        <source>Open a sound file (WAV, FLAC, OGG, MP3) with one word in it</source>
        <translation>打开一个只含一个词的声音文件（WAV、FLAC、OGG、MP3）</translation>
    </message>
    <message>
        <source>Open a folder of clips: one folder for each word, as in Speech Commands, or names as in the Free Spoken Digit Dataset</source>
        <translation>打开一个片段文件夹：像 Speech Commands 那样每个词一个文件夹，或像 Free Spoken Digit Dataset 那样命名</translation>
    </message>
    <message>
        <source>SOUND</source>
        <translation>声音</translation>
    </message>
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
        <source>Open the microphone and watch the sound</source>
        <translation>打开麦克风，观察声音</translation>
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
    <name>Teaching</name>
    <message>
        <source>“{word}” is a new word: a network with an output for it starts anew.</source>
        <translation>“{word}”是新词：带有对应输出的网络从头开始训练。</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
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
        <source>Press Run: the loss appears here</source>
        <translation>按“运行”：损失曲线会出现在这里</translation>
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
        <source>at step {step}</source>
        <translation>在第 {step} 步</translation>
    </message>
    <message>
        <source>at steps {steps}</source>
        <translation>在第 {steps} 步</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
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
</context>
<context>
    <name>TrainingFields</name>
    <message>
        <source>softmax output</source>
        <translation>softmax 输出</translation>
    </message>
    <message>
        <source>sigmoid output</source>
        <translation>sigmoid 输出</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>What a hidden unit makes of its weighted sum before it passes it on.</source>
        <translation>隐藏单元把加权和传下去之前对它做的变换。</translation>
    </message>
    <message>
        <source>How wrongness is measured: this is what training makes small.</source>
        <translation>怎样衡量错误：训练就是要把它变小。</translation>
    </message>
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
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
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
    <name>Wiring</name>
    <message>
        <source>converged at step {step}</source>
        <translation>第 {step} 步收敛</translation>
    </message>
    <message>
        <source>step limit {step} reached</source>
        <translation>达到步数上限 {step}</translation>
    </message>
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
        <source>the network hears: {word} {probability:.2f}</source>
        <translation>网络听到的是：{word} {probability:.2f}</translation>
    </message>
    <message>
        <source>Type the word that was said, then press Enter.</source>
        <translation>请输入说的是哪个词，再按 Enter。</translation>
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
        <source>Plug it in again or choose another one, then press Say a word.</source>
        <translation>请重新接上它或另选一个，然后按“说一个词”。</translation>
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
        <source>The clips in {folder} cannot be read or saved: {reason}.</source>
        <translation>{folder} 中的片段无法读取或保存：{reason}。</translation>
    </message>
    <message>
        <source>Check that the disk has space and may be written to.</source>
        <translation>请检查磁盘是否有空间并且可以写入。</translation>
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
        <source>Its name does not begin with a word.</source>
        <translation>文件名不是以词开头。</translation>
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
        <source>The microphone {name} could not be opened: {reason}.</source>
        <translation>麦克风 {name} 无法打开：{reason}。</translation>
    </message>
    <message>
        <source>Choose another one, or close the program that is using it.</source>
        <translation>请另选一个，或关闭正在使用它的程序。</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>没有麦克风。</translation>
    </message>
    <message>
        <source>Plug one in and start the program again.</source>
        <translation>请接上一个，再重新启动程序。</translation>
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
</context>
</TS>
